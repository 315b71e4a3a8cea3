"""What is wrong with a list, all of it at once: whoever corrects a file wants to know of each line."""

from collections.abc import Sequence

from contracts.answers import Refusal, refuse

MOST_DETAILS = 500
"""So that the answer to a hopeless file still fits in one message."""


def list_refused(wrong: Sequence[Refusal], rows: int) -> Refusal | None:
    """Refuse a whole list when anything is wrong; `details` says of each line which field, never what it held."""
    if not wrong:
        return None
    lines = len({(refusal.field or "").rpartition(".")[0] for refusal in wrong})
    return refuse(
        "LIST_REFUSED",
        f"{lines} av {rows} rader kan inte tas in; ingenting är registrerat.",
        f"{lines} of {rows} lines cannot be taken in; nothing is recorded.",
        field="rows",
        hint="Rätta det som står i details och ta in hela listan igen."
        " / Correct what details lists and take in the whole list again.",
    ).model_copy(update={"details": tuple(wrong[:MOST_DETAILS])})
