"""A small history with every kind of event of plans: nämnder merge, a plan is adopted, revised, approved and used."""

from datetime import date

from contracts import organisation, plan_approval, plan_progress, plan_review, plans, steering
from contracts.activity import ActivityContent, FunctionContact, StatedStatus, Target
from contracts.envelope import Fact, Recorded
from contracts.plan_content import Definition, Outcome, PlanContent, Section
from contracts.schedule import Per
from contracts.situation_terms import Level
from contracts.vocabulary import (
    ActivityStatus,
    Category,
    ConsultedParty,
    Duty,
    Forum,
    Milieu,
    NamndKind,
    Presentation,
    RevisionMoment,
    SectionKey,
)
from tests.projector.sample_ledger import Ledger

DNR = "1.2.1.-147/19"


def established(namnd: str, name: str = "Nämnden") -> Fact:
    return organisation.NamndEstablished(
        namnd=namnd,
        name=name,
        kind=NamndKind.STADSDELSNAMND,
        valid_from=date(2007, 1, 1),
        plan_obliged=True,
        police_area="Söderort",
    )


def head(year: int, title: str = "Handlingsplan") -> plans.PlanHead:
    return plans.PlanHead(title=title, period=plans.Period(starts=date(year, 1, 1), ends=date(year, 12, 31)))


def measure(title: str, status: ActivityStatus | None = None) -> ActivityContent:
    return ActivityContent(
        title=title,
        category=Category.COMPETENCE,
        presentation=Presentation.TABLE_ROW,
        stated_status=StatedStatus(status=status, printed="Pågår") if status else None,
        targets=(Target(key="platser", title="Platser", value=400.0, unit="feriejobb", per=Per.YEAR),),
    )


def planned(plan_id: str, activity_id: str, content: ActivityContent, ancestor: str | None = None) -> Fact:
    return plans.ActivityPlanned(
        namnd="alvsjo", plan_id=plan_id, activity_id=activity_id, activity=content, ancestor=ancestor
    )


def progress(plan_id: str, activity_id: str, status: ActivityStatus, day: int = 1, note: str | None = None) -> Fact:
    return plan_progress.ProgressReported(
        namnd="alvsjo",
        plan_id=plan_id,
        activity_id=activity_id,
        status=status,
        reported_on=date(2019, 5, day),
        note=note,
    )


def drafted(plan_id: str = "alvsjo-v1", year: int = 2018) -> Fact:
    return plans.PlanDrafted(namnd="alvsjo", plan_id=plan_id, version=1, head=head(year))


def revised(ancestors: dict[str, str]) -> Fact:
    return plans.PlanRevised(
        namnd="alvsjo",
        plan_id="alvsjo-v2",
        version=2,
        previous_plan_id="alvsjo-v1",
        head=head(2019),
        ancestors=tuple(plans.Ancestor(activity_id=key, title=title) for key, title in ancestors.items()),
    )


def accounted(ancestor: str, status: ActivityStatus, reason: str | None = None) -> Fact:
    return plans.ActivityAccounted(namnd="alvsjo", plan_id="alvsjo-v2", ancestor=ancestor, status=status, reason=reason)


def consulted(party: ConsultedParty, day: int) -> Fact:
    return plan_approval.ConsultationRecorded(
        namnd="alvsjo",
        plan_id="alvsjo-v2",
        party=party,
        consulted_on=date(2018, 10, day),
        function="Kommunpolis",
        result="Inga synpunkter.",
    )


def submitted(day: int = 1) -> Fact:
    return plan_approval.PlanSubmitted(namnd="alvsjo", plan_id="alvsjo-v2", submitted_on=date(2018, 11, day))


def decided(day: int = 20) -> Fact:
    return plan_approval.PlanDecided(
        namnd="alvsjo", plan_id="alvsjo-v2", decided_on=date(2018, 11, day), paragraph=12, diarienummer=DNR
    )


def sent_to_ks() -> Fact:
    return plan_approval.PlanSentToKs(namnd="alvsjo", plan_id="alvsjo-v2", sent_on=date(2018, 12, 1))


def sent_back() -> Fact:
    return plan_approval.PlanSentBack(
        namnd="alvsjo", plan_id="alvsjo-v2", decided_on=date(2018, 11, 10), paragraph=7, reason="Ansvar saknas."
    )


def approved(*conditions: str) -> Fact:
    return plan_approval.PlanApproved(
        namnd="alvsjo",
        plan_id="alvsjo-v2",
        decided_on=date(2019, 1, 15),
        paragraph=3,
        diarienummer=DNR,
        conditions=conditions,
    )


def review_required() -> Fact:
    return plan_review.ReviewRequired(
        namnd="alvsjo",
        review_id="review-7",
        milieu=Milieu.RIGHT_WING,
        to_level=Level.HIGH,
        raised_on=date(2019, 10, 1),
        review_by=date(2019, 10, 31),
    )


def linked(police_area: str, year: int) -> Fact:
    return plan_review.PoliceAreaLinked(namnd="alvsjo", police_area=police_area, valid_from=date(year, 1, 1))


def register() -> list[Fact]:
    contact = FunctionContact(function="Samordnare", phone="08-508 00 000")
    return [
        established("alvsjo", "Älvsjö stadsdelsnämnd"),
        established("hagersten-liljeholmen", "Hägersten-Liljeholmens stadsdelsnämnd"),
        organisation.UnitRegistered(
            namnd="alvsjo",
            unit="fritid",
            name="Fritidsgården",
            department="Ungdom",
            valid_from=date(2015, 1, 1),
            valid_to=None,
        ),
        organisation.CoordinatorAppointed(
            namnd="alvsjo", appointment_id="al-1", function="Säkerhetssamordnare", contact=contact,
            from_day=date(2017, 1, 1),
        ),
        organisation.CoordinatorAppointed(
            namnd=None, appointment_id="central-1", function="Central samordnare", contact=None,
            from_day=date(2016, 9, 1),
        ),
        organisation.DutyAttested(
            namnd="alvsjo", year=2018, duty=Duty.NETWORK, attested_on=date(2018, 3, 1), note="Fyra möten."
        ),
        organisation.WorkGroupFormed(
            namnd="alvsjo",
            work_group_id="al-grupp",
            name="Arbetsgruppen",
            mandate="Ta fram en handlingsplan.",
            members=("Enhetschef", "Samordnare"),
            started_on=date(2017, 2, 1),
            deliverables=(
                organisation.Deliverable(key="rutin", title="Rutin", due_year=2018),
                organisation.Deliverable(key="utbildning", title="Utbildning", due_year=2019),
            ),
        ),
        organisation.DeliverableReported(
            namnd="alvsjo", work_group_id="al-grupp", deliverable="rutin", status=ActivityStatus.DONE,
            reported_on=date(2018, 6, 1), note=None,
        ),
    ]  # fmt: skip


def laid_down() -> list[Fact]:
    return [
        steering.GuidelineIssued(dnr=DNR, title="Riktlinjer", valid_from=date(2016, 1, 1)),
        steering.TemplateIssued(
            version="2016", valid_from=date(2016, 1, 1), mandatory_sections=(SectionKey.INTRODUCTION,)
        ),
        steering.CityGoalsListed(
            year=2018, goals=(steering.CityGoal(code="3-6", title="Trygga stadsdelar", theme="trygghet"),)
        ),
        steering.GlossaryPublished(
            version="2018", valid_from=date(2018, 1, 1),
            entries=(Definition(term="Radikalisering", meaning="En process."),),
        ),
        steering.RevisionMomentSet(
            namnd="alvsjo", year=2018, moment=RevisionMoment.T2, due_on=date(2018, 10, 15)
        ),
    ]  # fmt: skip


def first_plan() -> list[Fact]:
    said = PlanContent(sections=(Section(key=SectionKey.INTRODUCTION, title="Inledning", text="Planen gäller."),))
    return [
        drafted(),
        plans.HeadAmended(namnd="alvsjo", plan_id="alvsjo-v1", head=head(2018, "Lokal handlingsplan")),
        plans.PlanDescribed(namnd="alvsjo", plan_id="alvsjo-v1", content=said),
        planned("alvsjo-v1", "utbildning", measure("Utbilda personal")),
        planned("alvsjo-v1", "feriejobb", measure("Erbjuda feriejobb", ActivityStatus.ONGOING)),
        planned("alvsjo-v1", "dubblett", measure("Utbilda personal")),
        plans.ActivityChanged(
            namnd="alvsjo", plan_id="alvsjo-v1", activity_id="utbildning", activity=measure("Utbilda all personal")
        ),
        plans.ActivityWithdrawn(
            namnd="alvsjo", plan_id="alvsjo-v1", activity_id="dubblett", reason="Står två gånger."
        ),
        plan_approval.HistoricalPlanAdopted(namnd="alvsjo", plan_id="alvsjo-v1"),
        progress("alvsjo-v1", "utbildning", ActivityStatus.DONE, note="Tolv deltagare."),
    ]  # fmt: skip


def revision() -> list[Fact]:
    return [
        plans.PlanSuperseded(
            namnd="alvsjo", plan_id="alvsjo-v1", by_plan_id="alvsjo-v2", in_force_until=date(2018, 12, 31)
        ),
        revised({"utbildning": "Utbilda all personal", "feriejobb": "Erbjuda feriejobb"}),
        accounted("utbildning", ActivityStatus.DONE),
        accounted("feriejobb", ActivityStatus.ONGOING),
        planned("alvsjo-v2", "feriejobb-v2", measure("Erbjuda feriejobb"), "feriejobb"),
        plans.PlanDescribed(
            namnd="alvsjo",
            plan_id="alvsjo-v2",
            content=PlanContent(outcomes=(Outcome(statement="Fler unga i arbete."),)),
        ),
        consulted(ConsultedParty.SLK, 1),
        consulted(ConsultedParty.POLICE, 2),
        submitted(),
        sent_back(),
        submitted(12),
        decided(),
        sent_to_ks(),
        approved("Följ upp till sommaren."),
    ]


def use_and_merger() -> list[Fact]:
    period = plans.Period(starts=date(2019, 6, 1), ends=date(2019, 8, 31))
    return [
        progress("alvsjo-v2", "feriejobb-v2", ActivityStatus.ONGOING),
        plan_progress.TargetMeasured(
            namnd="alvsjo", plan_id="alvsjo-v2", activity_id="feriejobb-v2", target="platser", value=412.0,
            unit="feriejobb", per=Per.YEAR, period=period, measured_on=date(2019, 9, 1),
        ),
        plan_progress.ActivityFollowedUp(
            namnd="alvsjo", plan_id="alvsjo-v2", activity_id="feriejobb-v2", forum=Forum.TERTIAL_2, year=2019,
            followed_up_on=date(2019, 9, 10), note="Målet är nått.",
        ),
        plan_progress.CoverageTaken(
            namnd="alvsjo", plan_id="alvsjo-v2", activity_id="feriejobb-v2", course="grundutbildning",
            forum=Forum.TERTIAL_2, year=2019, on=date(2019, 8, 31), share=82,
        ),
        plan_progress.OutcomeFollowedUp(
            namnd="alvsjo", plan_id="alvsjo-v2", statement="Fler unga i arbete.", forum=Forum.ANNUAL_REPORT, year=2019,
            followed_up_on=date(2019, 12, 1), note="412 unga fick arbete.", indicator="412 feriejobb",
        ),
        progress("alvsjo-v2", "feriejobb-v2", ActivityStatus.DONE, day=2),
        review_required(),
        plan_review.ActivitiesReviewed(
            namnd="alvsjo", review_id="review-7", reviewed_on=date(2019, 10, 15), conclusion="Fler feriejobb.",
            changed=("feriejobb-v2",),
        ),
        linked("Lokalpolisområde Skärholmen", 2019),
        organisation.AppointmentEnded(namnd="alvsjo", appointment_id="al-1", last_day=date(2020, 6, 30)),
        established("hagersten-alvsjo", "Hägersten-Älvsjö stadsdelsnämnd"),
        organisation.NamndMerged(namnd="alvsjo", into="hagersten-alvsjo", last_day=date(2020, 6, 30)),
        organisation.NamndMerged(namnd="hagersten-liljeholmen", into="hagersten-alvsjo", last_day=date(2020, 6, 30)),
    ]  # fmt: skip


def sample_facts() -> list[Fact]:
    return [*register(), *laid_down(), *first_plan(), *revision(), *use_and_merger()]


def sample_ledger() -> Ledger:
    return Ledger(sample_facts())


def plans_history() -> list[Recorded]:
    return sample_ledger().recorded
