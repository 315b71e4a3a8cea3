"""A small history with every kind of event of the reports service, gathered from its parts."""

from contracts.envelope import Fact
from tests.projector import sample_noted, sample_vault_access


def reports_facts() -> list[Fact]:
    return [
        *sample_noted.facts(),
        *sample_vault_access.facts(),
    ]
