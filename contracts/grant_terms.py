"""The closed lists of support to associations, with Swedish and English labels. Add at the end; never reuse a value."""

from contracts.vocabulary import Term


class SupportKind(Term):
    """What an association can get (G07, G11)."""

    GRANT = "grant", "Föreningsbidrag", "Association grant"
    ARRANGEMENT = "arrangement", "Arrangörsstöd", "Support for an event"
    LETTING = "letting", "Upplåtelse av lokal", "Letting of premises"


class CriterionKind(Term):
    """What a criterion is about (G02-G06, G10)."""

    DEMOCRACY = "democracy", "Demokratikriterium", "Democracy criterion"
    STATUTES = "statutes", "Stadgar", "Statutes"
    INDEPENDENCE = "independence", "Religiöst och politiskt obunden", "Independent of religion and party politics"
    RESIDENTS = "residents", "Verksamhet för områdets invånare", "Activity for the residents"
    COMPLEMENTS = "complements", "Kompletterar nämndens verksamhet", "Complements the work of the nämnd"
    ACCOUNTS = "accounts", "Tidigare stöd redovisat", "Earlier support accounted for"
    FORMAL = "formal", "Formella krav", "Formal requirements"


class CriterionAnswer(Term):
    """What an assessment says of a criterion."""

    MET = "met", "Uppfyllt", "Met"
    NOT_MET = "not_met", "Ej uppfyllt", "Not met"
    CANNOT_BE_JUDGED = "cannot_be_judged", "Kan inte bedömas", "Cannot be judged"


class Evidence(Term):
    """What an answer to a criterion rests on: documents and acts, never views."""

    STATUTES = "statutes", "Stadgar", "Statutes"
    ANNUAL_REPORT = "annual_report", "Verksamhetsberättelse", "Annual report"
    ACCOUNTS = "accounts", "Ekonomisk redovisning", "Financial accounts"
    ACTIVITY_PLAN = "activity_plan", "Verksamhetsplan", "Activity plan"
    PROGRAMME = "programme", "Program för arrangemanget", "Programme of the event"
    VISIT = "visit", "Besök i verksamheten", "Visit to the activity"
    DOCUMENTED_ACT = "documented_act", "Dokumenterad handling", "Documented act"
    AUTHORITY = "authority", "Uppgift från myndighet", "Information from an authority"
    REGISTER = "register", "Register", "Register"


class NegativeGround(Term):
    """Why support is refused or taken back: each is in law or in rules set in advance, and about acts or facts."""

    CRITERION_NOT_MET = "criterion_not_met", "Ett villkor är inte uppfyllt", "A criterion is not met"
    VIOLENT_ACT = "violent_act", "Våld eller hot i verksamheten", "Violence or threats in the activity"
    ENABLING_VIOLENCE = "enabling_violence", "Handling som möjliggör våld", "Act that enables violence"
    DISCRIMINATING_ACT = "discriminating_act", "Diskriminerande handling", "Discriminating act"
    FALSE_STATEMENT = "false_statement", "Oriktiga uppgifter", "False statements"
    MISUSE = "misuse", "Medel använda till annat", "Money used for something else"
    NOT_ACCOUNTED = "not_accounted", "Tidigare stöd inte redovisat", "Earlier support not accounted for"
    INCOMPLETE = "incomplete", "Ansökan ofullständig", "Application incomplete"
    TOO_LATE = "too_late", "Ansökan för sen", "Application too late"
    BUDGET_SPENT = "budget_spent", "Budgeten är slut", "The budget is spent"
    DISSOLVED = "dissolved", "Organisationen är upplöst", "The organisation is dissolved"
    PREMISES_TAKEN = "premises_taken", "Lokalen är upptagen", "The premises are taken"
    NOT_LET_TO_ANYBODY = "not_let_to_anybody", "Lokalen hyrs inte ut på det sättet", "Not let in this way to anybody"
    TERMS_NOT_ACCEPTED = "terms_not_accepted", "Villkoren godtas inte", "The terms are not accepted"


class LegalBasis(Term):
    """The law or rule a decision rests on."""

    MUNICIPAL_ACT = "municipal_act", "Kommunallagen (2017:725) 2 kap.", "Local Government Act (2017:725) ch. 2"
    ADMINISTRATIVE_PROCEDURE = (
        "administrative_procedure",
        "Förvaltningslagen (2017:900)",
        "Administrative Procedure Act (2017:900)",
    )
    INSTRUMENT_OF_GOVERNMENT = (
        "instrument_of_government",
        "Regeringsformen 1 kap. 9 §",
        "Instrument of Government 1:9",
    )
    DISCRIMINATION_ACT = "discrimination_act", "Diskrimineringslagen (2008:567)", "Discrimination Act (2008:567)"
    CITY_RULES = "city_rules", "Stadens riktlinjer för stöd", "The city's rules for support"
    NAMND_RULES = "namnd_rules", "Nämndens regler för stöd", "The rules for support of the nämnd"
    LETTING_TERMS = "letting_terms", "Villkor för upplåtelse", "Terms of letting"


class SupportStatus(Term):
    """Where a case of support stands."""

    RECEIVED = "received", "Inkommen", "Received"
    COMPLETED = "completed", "Komplett", "Complete"
    ASSESSED = "assessed", "Bedömd", "Assessed"
    WAITING_FOR_PROGRAMME = "waiting_for_programme", "Väntar på program", "Waiting for the programme"
    WAITING_FOR_ADVICE = "waiting_for_advice", "Väntar på råd", "Waiting for advice"
    APPROVED = "approved", "Beviljad", "Approved"
    REJECTED = "rejected", "Avslagen", "Rejected"
    PAID = "paid", "Utbetald", "Paid"
    REPORTED = "reported", "Redovisad", "Reported"
    SETTLED = "settled", "Redovisning godkänd", "Report approved"
    REVOKED = "revoked", "Återkallad", "Revoked"
    WITHDRAWN = "withdrawn", "Återtagen av sökanden", "Withdrawn by the applicant"
    CANCELLED = "cancelled", "Avbokad", "Cancelled"


class Currency(Term):
    """The currency of an amount."""

    SEK = "sek", "Svenska kronor", "Swedish kronor"


class AppealOutcome(Term):
    """What a court made of a decision."""

    UPHELD = "upheld", "Beslutet står fast", "The decision stands"
    SET_ASIDE = "set_aside", "Beslutet upphävt", "The decision is set aside"


class DutyOutcome(Term):
    """What a nämnd decided when another had revoked its support (G08)."""

    SUPPORT_REVOKED = "support_revoked", "Stödet återkallat", "The support is revoked"
    SUPPORT_KEPT = "support_kept", "Stödet behålls", "The support is kept"
    SUPPORT_ENDED = "support_ended", "Stödet hade upphört", "The support had ended"


class ControlResult(Term):
    """What a control of a financed activity showed (G17)."""

    IN_ORDER = "in_order", "Utan anmärkning", "In order"
    REMARKS = "remarks", "Med anmärkning", "With remarks"
    MEASURES_REQUIRED = "measures_required", "Åtgärder krävs", "Measures required"
