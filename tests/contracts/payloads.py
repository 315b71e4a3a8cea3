"""The sealed payloads that were written once and are never edited."""

import json
from pathlib import Path
from typing import Any

CONTRACTS = Path(__file__).parents[2] / "contracts"
FOLDER = CONTRACTS / "old_payloads"
PAYLOADS = sorted(file.stem for file in FOLDER.glob("*.json"))
"""The types, with their versions, that there is a payload of."""


def payload(name: str) -> dict[str, Any]:
    """Return the sealed payload of a type."""
    body: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return body
