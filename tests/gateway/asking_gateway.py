"""Asking a gateway in the test's own process, as a client would over HTTP."""

from dataclasses import dataclass
from typing import Any

import httpx


@dataclass
class Client:
    """A client of one gateway."""

    http: httpx.AsyncClient

    async def __call__(self, query: str, **variables: Any) -> Any:
        """Return the data of an answer without errors."""
        answer = (await self.post(query, variables)).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    async def post(self, query: str, variables: Any = None, **more: Any) -> httpx.Response:
        return await self.http.post("/graphql", json={"query": query, "variables": variables, **more})

    async def code(self, query: str, variables: Any = None) -> str:
        """Return the code of an answer's first error."""
        found: str = (await self.post(query, variables)).json()["errors"][0]["extensions"]["code"]
        return found


def client_of(app: Any, **headers: str) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=app)
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000", headers=headers)
