"""Who read which text of the vault, and which are erased: the reference of a text, never what it says."""

from collections.abc import Collection

from gateway.views.reader import Reader, Row


def accessed(reader: Reader, as_of: int | None, namnd: str) -> list[Row]:
    """Return the texts of a nämnd that have been read or erased, each with its readings."""
    return [_text(row) for row in reader.rows("text", as_of, reader.table("text").c.namnd == namnd)]


def erased(reader: Reader, as_of: int | None, references: Collection[str]) -> dict[str, bool]:
    """Tell of each reference whether its text is erased."""
    found = {row["key"]: row["erased"] is not None for row in reader.rows("text", as_of)}
    return {reference: found.get(reference, False) for reference in references}


def _text(row: Row) -> Row:
    return {**row, "reference": row["key"], "namnd_code": row["namnd"]}
