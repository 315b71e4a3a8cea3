"""Asking the gateway a named question over HTTP, as any other client does."""

import json
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

PATIENCE = 10.0


class AnswerMissingError(Exception):
    """There is no answer; the text says why."""


def asked(address: str, document: str, variables: dict[str, Any]) -> dict[str, Any]:
    """Return the answer to a named document. What is asked goes in the body: an address can end up in a log."""
    body = json.dumps({"documentId": document, "variables": variables})
    connection = HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    try:
        connection.request("POST", "/graphql", body, {"content-type": "application/json"})
        answer = json.loads(connection.getresponse().read())
    except (OSError, HTTPException, ValueError):
        raise AnswerMissingError("grafgränssnittet svarar inte · the gateway does not answer") from None
    finally:
        connection.close()
    if errors := answer.get("errors"):
        hint = errors[0].get("extensions", {}).get("hint")
        raise AnswerMissingError(f"{errors[0]['message']}{f' → {hint}' if hint else ''}")
    found: dict[str, Any] = answer["data"]
    return found
