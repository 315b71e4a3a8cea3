"""A small history with every kind of event of the reports service, gathered from its parts."""

from contracts.envelope import Fact
from tests.projector import sample_noted


def reports_facts() -> list[Fact]:
    return [*sample_noted.facts()]
