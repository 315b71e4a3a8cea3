"""What the city lays down for every plan: guidelines, structures, goals and glossaries (A01, P02, P18, P29)."""

from collections.abc import Collection

from gateway.views.plans import plans
from gateway.views.reader import Reader, Row


def laid_down(reader: Reader, as_of: int | None, kind: str) -> list[Row]:
    """Return every version of a kind, the earliest first."""
    found = reader.rows("steering", as_of, reader.table("steering").c.kind == kind)
    return sorted(found, key=lambda row: (row.get("valid_from", ""), row["key"]))


def glossaries(reader: Reader, as_of: int | None, versions: Collection[str]) -> dict[str, list[Row]]:
    """Return the entries of each version of the glossary; a version that Värna did not know of has none (P29)."""
    known = {row["version"]: row["entries"] for row in laid_down(reader, as_of, "glossary")}
    return {version: known.get(version, []) for version in versions}


def goal_themes(reader: Reader, as_of: int | None) -> list[Row]:
    """Put the goals of all years and the plans together by theme: the words change from year to year (P18).

    Plans that name no theme come last, under none, so that they are seen.
    """
    found: dict[str | None, Row] = {}

    def under(theme: str | None) -> Row:
        return found.setdefault(theme, {"as_of": as_of, "theme": theme, "goals": [], "plans": []})

    for listed in laid_down(reader, as_of, "goals"):
        for goal in listed["goals"]:
            under(goal["theme"])["goals"].append({**goal, "year": listed["year"]})
    for plan in plans(reader, as_of):
        under(plan["goal_theme"])["plans"].append(plan)
    return sorted(found.values(), key=lambda row: (row["theme"] is None, row["theme"] or ""))
