"""A small valid plan file, and ways to change it and to import it."""

from collections.abc import Callable

import pytest

from varna.importing import ImportPlan, Problem, Source, plan_import

PLAN = """\
format: varna.plan/1
namnd: skarpnack
version: 1
historical: true
head:
  title: Handlingsplan mot våldsbejakande extremism
  period: {starts: 2019-01-01, ends: 2019-12-31}
  guideline: "155-943/2015"
content:
  sections:
    - key: introduction
      title: Inledning
      text: Kort sagt.
      source_lines: 37
activities:
  - key: first
    title: Föräldrastöd
    category: preventive
    responsible: {kind: role, title: Avdelningschef}
    schedule: Löpande
    source_lines: {first: 126, last: 127}
  - key: second
    title: Feriejobb
    category: preventive
    schedule: T.o.m. 2022-12-31
    same_as: [first]
    targets:
      - {key: feriejobb, title: Feriejobb, value: 400, unit: ungdomar, per: year}
"""


@pytest.fixture
def plan_text() -> str:
    return PLAN


@pytest.fixture
def changed() -> Callable[[str, str], str]:
    """The valid plan with one piece of its text replaced."""

    def change(old: str, new: str) -> str:
        assert PLAN.count(old) == 1, "the piece to replace must stand once in the plan"
        return PLAN.replace(old, new)

    return change


@pytest.fixture
def problems_of() -> Callable[[str], list[Problem]]:
    """What the importer says of a file, notes included."""

    def read(text: str) -> list[Problem]:
        planned = plan_import([Source("plan.yaml", text.encode())])
        return list(planned.notes) if isinstance(planned, ImportPlan) else planned

    return read


@pytest.fixture
def imported() -> Callable[..., ImportPlan]:
    """One import of valid texts."""

    def plan(*texts: str, dry_run: bool = False) -> ImportPlan:
        sources = [Source(f"file-{number}.yaml", text.encode()) for number, text in enumerate(texts)]
        planned = plan_import(sources, dry_run=dry_run)
        assert isinstance(planned, ImportPlan), planned
        return planned

    return plan
