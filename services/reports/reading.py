"""Texts of the vault in the log: each reading is recorded before the text is told, each erasure with its ground."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from contracts.answers import Decision, Refusal, refuse
from contracts.envelope import Fact
from contracts.incident_terms import ErasureGround
from contracts.vault_access import EraseText, ReadText, TextErased, TextRead
from services.reports.now import Now

ERASURES = "erasures"
READINGS = "readings"

_BY_DECISION = frozenset({ErasureGround.RETENTION, ErasureGround.COURT_OR_AUTHORITY})


@dataclass(frozen=True, slots=True)
class Erasures:
    """Every text that has been erased: whose it was, and on what ground."""

    grounds: Mapping[str, ErasureGround] = field(default_factory=dict)
    owners: Mapping[str, str | None] = field(default_factory=dict)


def evolve(erasures: Erasures | None, fact: Fact) -> Erasures:
    """Return the erasures after a fact."""
    before = erasures or Erasures()
    match fact:
        case TextErased():
            return Erasures(
                {**before.grounds, fact.reference: fact.ground}, {**before.owners, fact.reference: fact.namnd}
            )
        case _:
            return before


def read_text(erasures: Erasures, order: ReadText, now: Now) -> Decision:
    """Record that somebody reads a text."""
    return _not_there(erasures, order.reference, now) or (
        TextRead(namnd=now.owner, reference=order.reference, purpose=order.purpose),
    )


def erase_text(erasures: Erasures, order: EraseText, now: Now) -> Decision:
    """Erase a text on a ground."""
    return (
        _not_there(erasures, order.reference, now)
        or (_undecided(order) if order.ground in _BY_DECISION and order.decision is None else None)
        or (TextErased(namnd=now.owner, reference=order.reference, ground=order.ground, decision=order.decision),)
    )


def _not_there(erasures: Erasures, reference: str, now: Now) -> Refusal | None:
    if reference in erasures.grounds:
        ground = erasures.grounds[reference]
        return refuse(
            "TEXT_ERASED",
            f"Texten är raderad. Grund: {ground.label_sv.lower()}.",
            f"The text is erased. Ground: {ground.label_en.lower()}.",
            field="reference",
            hint="Det som i övrigt är registrerat finns kvar. / What else is recorded is still there.",
        )
    if now.owner is None:
        return refuse(
            "TEXT_UNKNOWN",
            "Valvet har ingen sådan text.",
            "The vault has no such text.",
            field="reference",
            hint="Kontrollera referensen. Efter en återställning av valvet kan texter saknas."
            " / Check the reference. After a restore of the vault texts can be missing.",
        )
    return None


def _undecided(order: EraseText) -> Refusal:
    return refuse(
        "DECISION_MISSING",
        f"Grunden ”{order.ground.label_sv.lower()}” kräver ett beslut.",
        f"The ground “{order.ground.label_en.lower()}” needs a decision.",
        field="decision",
        hint="Ange beslutets diarienummer. / Give the registry number of the decision.",
    )


def erased_in(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the references of the texts that facts say are erased."""
    return tuple(fact.reference for fact in facts if isinstance(fact, TextErased))
