"""The closed lists of the answer to whether an organisation can get support, with Swedish and English labels."""

from contracts.vocabulary import Term


class Eligibility(Term):
    """Whether an organisation can get support."""

    ELIGIBLE = "eligible", "Kan få stöd", "Can get support"
    NOT_YET = "not_yet", "Kan inte få stöd än", "Cannot get support yet"
    NOT_ELIGIBLE = "not_eligible", "Kan inte få stöd", "Cannot get support"
    NEEDS_ASSESSMENT = "needs_assessment", "Behöver bedömas", "Needs an assessment"


class Hindrance(Term):
    """What stands between an organisation and support."""

    NOT_REGISTERED = "not_registered", "Organisationen är inte registrerad", "The organisation is not registered"
    DISSOLVED = "dissolved", "Organisationen är upplöst", "The organisation is dissolved"
    RULES_MISSING = "rules_missing", "Inga regler gäller den dagen", "No rules hold on that day"
    CRITERION_NOT_MET = "criterion_not_met", "Ett obligatoriskt villkor är inte uppfyllt", "A mandatory criterion fails"
    REPORT_LATE = "report_late", "Redovisning av tidigare stöd är försenad", "A report of earlier support is late"
    PROGRAMME_AWAITED = "programme_awaited", "Nämnden väntar på program", "The nämnd waits for the programme"
    ADVICE_AWAITED = "advice_awaited", "Nämnden väntar på råd", "The nämnd waits for advice"
    SUPPORT_REVOKED = "support_revoked", "Stöd är återkallat efter bedömningen", "Support is revoked since assessed"
    NOT_ASSESSED = "not_assessed", "Ett villkor är inte bedömt enligt gällande regler", "A criterion is not assessed"
    CANNOT_BE_JUDGED = "cannot_be_judged", "Ett villkor kunde inte bedömas", "A criterion could not be judged"


class NextStep(Term):
    """What the nämnd can do about it."""

    REGISTER = "register", "Registrera organisationen", "Register the organisation"
    LAY_DOWN_RULES = "lay_down_rules", "Fastställ regler i förväg", "Lay down rules in advance"
    ASK_FOR_REPORT = "ask_for_report", "Begär in redovisningen", "Ask for the report"
    RECORD_PROGRAMME = "record_programme", "Registrera programmet när det kommer", "Record the programme when it comes"
    RECORD_ADVICE = "record_advice", "Registrera rådet när det kommer", "Record the advice when it comes"
    TAKE_IN_DOCUMENTS = (
        "take_in_documents",
        "Begär in det underlag som saknas",
        "Ask for the documents that are missing",
    )
    ASSESS = "assess", "Bedöm varje villkor för sig", "Assess each criterion for itself"
    TELL_REASONS = "tell_reasons", "Berätta vilket villkor och varför", "Tell which criterion, and why"
    DECIDE_DUTY = "decide_duty", "Fatta eget beslut om löpande stöd", "Take an own decision on running support"
    LOOK_AT_DECISIONS = "look_at_decisions", "Läs andra nämnders beslut", "Read the decisions of other nämnder"
    TAKE_IN_APPLICATION = "take_in_application", "Ta emot ansökan", "Take in an application"
