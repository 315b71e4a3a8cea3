"""All nämnder beside each other in one year: their plan, its status, its measures and its next revision (U04)."""

from collections import Counter
from collections.abc import Iterable, Mapping

from contracts.vocabulary import Category
from gateway.views.activities import counts
from gateway.views.organisation import Register, existed_in, register, with_predecessors
from gateway.views.plans import next_revision, plan_of_year, plans, revision_moments
from gateway.views.reader import Reader, Row


def overview(reader: Reader, as_of: int | None, year: int) -> list[Row]:
    """Return one row for each nämnd of the year, and for each one that carries on the work of such a nämnd."""
    known = register(reader, as_of)
    chosen = _plans_of_year(reader, as_of, year)
    numbers = counts(reader, as_of, [plan["id"] for plan in chosen.values()])
    moments = revision_moments(reader, as_of, list(chosen))
    rows = []
    for code in _shown(known, year):
        plan = chosen.get(code)
        revision = next_revision(plan, moments[code]) if plan else None
        rows.append(
            {
                "as_of": as_of,
                "year": year,
                "namnd": known[code],
                "plan": plan,
                "plan_status": plan["status"] if plan else None,
                "next_revision": revision,
                "activities_by_category": _by_category([plan] if plan else [], numbers),
                "activities_by_category_rolled_up": _by_category(
                    [chosen[each] for each in with_predecessors([code], known) if each in chosen],
                    numbers,
                ),
            },
        )
    return rows


def _plans_of_year(reader: Reader, as_of: int | None, year: int) -> dict[str, Row]:
    by_namnd: dict[str, list[Row]] = {}
    for plan in plans(reader, as_of):
        by_namnd.setdefault(plan["namnd_code"], []).append(plan)
    chosen = {code: plan_of_year(found, year) for code, found in by_namnd.items()}
    return {code: plan for code, plan in chosen.items() if plan is not None}


def _shown(known: Register, year: int) -> list[str]:
    return [
        code
        for code in sorted(known)
        if any(each in known and existed_in(known[each], year) for each in with_predecessors([code], known))
    ]


def _by_category(its_plans: Iterable[Row], numbers: Mapping[str, Mapping[str, int]]) -> list[Row]:
    total: Counter[str] = Counter()
    for plan in its_plans:
        total.update(numbers[plan["id"]])
    return _counted(total)


def by_content(activities: Iterable[Row]) -> list[Row]:
    """Count measures by what they do, where that is another category than the one the plan puts them in (P05)."""
    return _counted(Counter(each["category_by_content"] or each["category"] for each in activities))


def _counted(total: Counter[str]) -> list[Row]:
    return [
        {"category": category.value, "count": total[category.value]} for category in Category if total[category.value]
    ]
