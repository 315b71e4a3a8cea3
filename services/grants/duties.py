"""When a nämnd takes support back, or gets a revocation set aside, the others with running support decide too (G08).

Nothing stops by itself: each nämnd decides for itself, with its own reasons, and the duty stands until it has.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from contracts.answers import Decision, Facts, Refusal, refuse
from contracts.checks import not_before, not_yet
from contracts.grant_decisions import DecideOnDuty, DecisionRecord, DutyArose, DutyDecided
from contracts.grant_terms import DutyOutcome, SupportStatus
from contracts.made_ids import made_of
from contracts.namnder import cares_for, caretaker
from services.grants.around import Around
from services.grants.duty import Duty, outstanding
from services.grants.letting import Letting
from services.grants.organisation import Organisation
from services.grants.support import Support

DAYS = 30
"""How long a nämnd has to take its own decision."""

Case = Support | Letting


def arising(organisation: Organisation, cause: Case, on: date, around: Around, *, reinstated: bool = False) -> Facts:
    """Return a duty for each support that another nämnd has running, and now must decide on."""
    namnder = around.city.namnder
    own = caretaker(namnder, cause.namnd, on)
    return tuple(
        DutyArose(
            namnd=caretaker(namnder, case.namnd, on),
            duty_id=f"u-{made_of('duty', f'{id_of(case)}/{id_of(cause)}/{len(organisation.duties)}', 16)}",
            orgnr=organisation.orgnr,
            support_id=id_of(case),
            because_of=id_of(cause),
            reinstated=reinstated,
            arose_on=on,
            due_on=on + timedelta(days=DAYS),
        )
        for case in _concerned(organisation, cause, on, reinstated=reinstated)
        if caretaker(namnder, case.namnd, on) != own
    )


def decided_by(organisation: Organisation, support_id: str, decision: DecisionRecord, around: Around) -> Facts:
    """Return the nämnd's own duties on a support that are decided when it takes the support back."""
    return tuple(
        _decided(duty, DutyOutcome.SUPPORT_REVOKED, decision, organisation.orgnr, around)
        for duty in outstanding(organisation.duties, support_id)
    )


def decide(organisation: Organisation, order: DecideOnDuty, around: Around) -> Decision:
    """Record a nämnd's own decision: it agrees with where the support itself stands."""
    duty, on = organisation.duties.get(order.duty_id), order.decision.decided_on
    if duty is None or not cares_for(around.city.namnder, order.namnd, duty.namnd):
        return _unknown()
    actual = _outcome_of(case_of(organisation, duty.support_id), on)
    return (
        (_decided_already() if duty.outcome else None)
        or not_yet(on, around.today, "decision.decided_on")
        or not_before(on, duty.arose_on, "decision.decided_on")
        or (None if order.outcome is actual else _otherwise(actual))
        or (_decided(duty, order.outcome, order.decision, organisation.orgnr, around),)
    )


def case_of(organisation: Organisation, case_id: str) -> Case:
    """Return the support or the letting of an id that a fact has named."""
    return organisation.supports.get(case_id) or organisation.lettings[case_id]


def id_of(case: Case) -> str:
    """Return the id of a support or a letting."""
    return case.support_id if isinstance(case, Support) else case.letting_id


def _concerned(organisation: Organisation, cause: Case, on: date, *, reinstated: bool) -> Iterator[Case]:
    yield from (case for case in organisation.running(on) if case is not cause)
    if reinstated:  # whoever took support back because of this one has reason to think again
        followed = [duty for duty in organisation.duties.values() if duty.because_of == id_of(cause)]
        revoked = dict.fromkeys(duty.support_id for duty in followed if duty.outcome is DutyOutcome.SUPPORT_REVOKED)
        yield from (case for one in revoked if _is_revoked(case := case_of(organisation, one)))


def _is_revoked(case: Case) -> bool:
    return case.status in {SupportStatus.REVOKED, SupportStatus.CANCELLED}


def _outcome_of(case: Case, on: date) -> DutyOutcome:
    if case.runs(on):
        return DutyOutcome.SUPPORT_KEPT
    return DutyOutcome.SUPPORT_REVOKED if _is_revoked(case) else DutyOutcome.SUPPORT_ENDED


def _decided(duty: Duty, outcome: DutyOutcome, decision: DecisionRecord, orgnr: str, around: Around) -> DutyDecided:
    return DutyDecided(
        namnd=duty.namnd,
        duty_id=duty.duty_id,
        orgnr=orgnr,
        support_id=duty.support_id,
        outcome=outcome,
        decision=decision,
        known_at=around.now.position,
    )


def _unknown() -> Refusal:
    return refuse(
        "DUTY_UNKNOWN",
        "Nämnden har ingen sådan skyldighet att besluta.",
        "The nämnd has no such duty to decide.",
        field="duty_id",
        hint="Hämta id:t ur frågan outstandingDuties. / Take the id from the question outstandingDuties.",
    )


def _decided_already() -> Refusal:
    return refuse(
        "ALREADY_DECIDED",
        "Nämnden har redan fattat sitt beslut.",
        "The nämnd has taken its decision already.",
        field="duty_id",
        hint="Inget mer behöver göras. / Nothing more needs doing.",
    )


def _otherwise(actual: DutyOutcome) -> Refusal:
    return refuse(
        "DUTY_OUTCOME_OTHERWISE",
        f"Utfallet stämmer inte med stödet; dess läge svarar mot ”{actual.label_sv}”.",
        f"The outcome does not agree with the support, which stands as “{actual.label_en}”.",
        field="outcome",
        hint="Ta stödet tillbaka med RevokeGrant eller CancelLetting om det är beslutet; då är också detta beslutat."
        " / Take the support back with RevokeGrant or CancelLetting if that is the decision; it decides this too.",
        items=(actual.value,),
    )
