"""Filing a report: it follows the guidance that was shown, and somebody gets it or is alerted (R01, R02, R10, R15)."""

from collections.abc import Sequence
from datetime import date

from contracts.answers import Decision, Facts, Refusal, refuse
from contracts.envelope import Fact
from contracts.guidance import GuidanceStep, GuidanceTree
from contracts.guidance_outcome import advise
from contracts.incident_terms import Receiver
from contracts.incidents import DeliveryAlertRaised, GraffitiRemoved, IncidentReported, ReportIncident
from services.reports.alerts import Alerts, delivered
from services.reports.city import City
from services.reports.graffiti import gone_too_early, in_future, not_graffiti
from services.reports.guidance import Guidance
from services.reports.incident import Around, Incident
from services.reports.now import Now, made_id
from services.reports.observation import unsound


def report_incident(
    existing: Incident | None, order: ReportIncident, around: Around, alerts: Alerts, *, imported: bool
) -> Decision:
    """Take a report in; one from before Värna, imported, was shown no guidance."""
    city, now = around.city, around.now
    return (
        (_filed_already() if existing else None)
        or unsound(order.namnd, order.observation, city.register, now)
        or (_removal_unsound(order, now) if order.removed_at else None)
        or (None if imported else _not_guided(order, city.guidance, now.today))
        or _filed(order, city, alerts, now)
    )


def _filed(order: ReportIncident, city: City, alerts: Alerts, now: Now) -> Facts:
    delivery = city.register.receiver(order.namnd, now.today)
    incident_id = made_id("i", order.command_id)
    reported = IncidentReported(
        namnd=order.namnd,
        incident_id=incident_id,
        observation=order.observation,
        function=order.function,
        source=order.source,
        case_number=order.case_number,
        guidance=order.guidance,
        manager_told=order.manager_told,
        text=now.texts.get("description"),
        milieu_list=city.laid_down.milieu_list_on(now.today),
        delivery=delivery,
    )
    alert = DeliveryAlertRaised(namnd=order.namnd, incident_id=incident_id, receiver=delivery.receiver)
    return (
        reported,
        *_removed(order, incident_id),
        *(() if delivery.receiver is Receiver.LOCAL else (alert,)),
        # A coordinator who was appointed ahead of time may have taken up the task since the last report came in.
        *delivered(alerts, city.register, now.today),
    )


def _removed(order: ReportIncident, incident_id: str) -> tuple[Fact, ...]:
    if order.removed_at is None:
        return ()
    noticed_at = order.observation.noticed_at
    removed = GraffitiRemoved(
        namnd=order.namnd, incident_id=incident_id, removed_at=order.removed_at, noticed_at=noticed_at
    )
    return (removed,)


def _removal_unsound(order: ReportIncident, now: Now) -> Refusal | None:
    return (
        not_graffiti(order.observation.kind)
        or in_future(order.removed_at, now, "removed_at")
        or gone_too_early(order.observation.noticed_at, order.removed_at)
    )


def _not_guided(order: ReportIncident, guidance: Guidance, today: date) -> Refusal | None:
    """Refuse a report whose guidance says to act first, or to turn elsewhere."""
    begun = {name: version for name, version in guidance.versions.items() if version.valid_from <= today}
    latest = max((version.valid_from for version in begun.values()), default=None)
    shown = begun.get(order.guidance or "")
    if shown is None or shown.valid_from != latest:
        return _other_guidance(tuple(name for name, version in begun.items() if version.valid_from == latest))
    return _against(shown.tree, order)


def _against(tree: GuidanceTree, order: ReportIncident) -> Refusal | None:
    advised = advise(tree, order.answers)
    if advised.instead:
        return _not_here(advised.instead)
    first = [step for step in advised.first if step.key not in order.done]
    if first:
        return _act_first(first)
    if advised.unfit:
        unfit = advised.unfit[0]
        return _no_outcome(unfit.reason.label_sv, unfit.reason.label_en, f"answers.{unfit.place}")
    if advised.ask:
        return _no_outcome("En fråga är obesvarad", "A question is not answered", "answers", advised.ask.key)
    return None


def _filed_already() -> Refusal:
    return refuse(
        "ALREADY_REPORTED",
        "Precis den rapporten är redan inlämnad.",
        "Exactly this report is already filed.",
        field="command_id",
        hint="Inget mer behöver göras. / Nothing more needs doing.",
    )


def _other_guidance(in_force: tuple[str, ...]) -> Refusal:
    return refuse(
        "GUIDANCE_NOT_IN_FORCE",
        "Rapporten ska följa den vägledning som gäller i dag.",
        "A report must follow the guidance that is in force today.",
        field="guidance",
        hint="Läs vägledningen (guidance) och svara på frågorna igen. / Read the guidance and answer its questions"
        " again.",
        items=in_force,
    )


def _act_first(steps: Sequence[GuidanceStep]) -> Refusal:
    return refuse(
        "ACT_FIRST",
        "En rapport räcker inte: något måste göras före den.",
        "A report is not enough: something must be done before it.",
        field="done",
        hint=_in_words(steps),
        items=tuple(step.key for step in steps),
    )


def _not_here(steps: Sequence[GuidanceStep]) -> Refusal:
    return refuse(
        "NOT_HERE",
        "Detta rapporteras inte i Värna, och ingenting av det är sparat.",
        "This is not reported in Värna, and nothing of it is kept.",
        field="answers",
        hint=_in_words(steps),
        items=tuple(step.key for step in steps),
    )


def _no_outcome(swedish: str, english: str, field: str, *question: str) -> Refusal:
    return refuse(
        "GUIDANCE_INCOMPLETE",
        f"Svaren leder inte till något råd: {swedish[0].lower()}{swedish[1:]}.",
        f"The answers lead to no advice: {english[0].lower()}{english[1:]}.",
        field=field,
        hint="Svara på vägledningens frågor i tur och ordning. / Answer the questions of the guidance one by one.",
        items=question,
    )


def _in_words(steps: Sequence[GuidanceStep]) -> str:
    swedish = " ".join(step.action_sv for step in steps)
    english = " ".join(step.action_en or step.action_sv for step in steps)
    return f"{swedish} / {english}"
