"""What eligibility is measured against: an ASGI handler that makes one indexed read by hand, and nothing more."""

import sqlite3
from typing import Any

_READ = """
select body from g{n}_organisation where key >= ? and key < ? || '0' and known_to is null
union all select body from g{n}_rule_set where known_to is null
union all select body from g{n}_namnd where known_to is null
"""
"""The rows that the answer rests on: those of the organisation, the rule sets and the nämnder."""


class Bare:
    """Answers `/bare/<orgnr>` with the rows as they are stored."""

    def __init__(self, read_models: str) -> None:
        self._connection = sqlite3.connect(read_models.removeprefix("sqlite:///"), check_same_thread=False)
        [generation] = self._connection.execute("select current from generation").fetchone()
        self._read = _READ.format(n=generation)

    async def __call__(self, orgnr: str, send: Any) -> None:
        rows = self._connection.execute(self._read, (orgnr, orgnr)).fetchall()
        body = f"[{','.join(row[0] for row in rows)}]".encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})
