"""A small history with every kind of event of the reports service, gathered from its parts."""

from contracts.envelope import Fact, Recorded
from tests.projector import (
    sample_grants,
    sample_guidance,
    sample_incidents,
    sample_noted,
    sample_preparedness,
    sample_situation,
    sample_statistics,
    sample_surveys,
    sample_training,
    sample_vault_access,
)
from tests.projector.sample_history import plans_history
from tests.projector.sample_ledger import Ledger


def reports_facts() -> list[Fact]:
    return [
        *sample_noted.facts(),
        *sample_guidance.facts(),
        *sample_incidents.facts(),
        *sample_vault_access.facts(),
        *sample_surveys.facts(),
        *sample_statistics.facts(),
        *sample_preparedness.facts(),
        *sample_situation.facts(),
    ]


def sample_history() -> list[Recorded]:
    """Every kind of event there is, of every service."""
    reports = Ledger(reports_facts(), "reports", begins=1_000_000)
    grants = Ledger(sample_grants.facts(), "grants", begins=2_000_000)
    training = Ledger(sample_training.facts(), "training", begins=3_000_000)
    return [*plans_history(), *reports.recorded, *grants.recorded, *training.recorded]
