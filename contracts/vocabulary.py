"""The closed lists of the public language, with Swedish and English labels. Add at the end; never reuse a value."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A member of a closed list: its value is stored, its labels are shown."""

    label_sv: str
    label_en: str

    def __new__(cls, value: str, label_sv: str, label_en: str) -> Self:
        """Make a member from its stored value and its two labels."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.label_sv = label_sv
        term.label_en = label_en
        return term


class NamndKind(Term):
    """What kind of body a nämnd is (A08, A09)."""

    STADSDELSNAMND = "stadsdelsnamnd", "Stadsdelsnämnd", "District committee"
    FACKNAMND = "facknamnd", "Facknämnd", "Specialist committee"
    KOMMUNSTYRELSE = "kommunstyrelse", "Kommunstyrelse", "City executive board"


class Role(Term):
    """In which capacity somebody acts."""

    LOCAL_COORDINATOR = "local_coordinator", "Lokal samordnare", "Local coordinator"
    CENTRAL_COORDINATOR = "central_coordinator", "Central samordnare", "Central coordinator"
    SLK = "slk", "Stadsledningskontoret", "City executive office"
    REGISTRAR = "registrar", "Registrator", "Registrar of a nämnd"
    KS_REGISTRAR = "ks_registrar", "Kommunstyrelsens registrator", "Registrar of the city executive board"
    SYSTEM = "system", "Systemet", "The system itself"
    STAFF = "staff", "Medarbetare", "Member of staff"
    RECIPIENT = "recipient", "Mottagare av enkät", "Recipient of a survey"
    GRANTS_OFFICER = "grants_officer", "Handläggare av stöd", "Officer for support"
    GRANTS_DECIDER = "grants_decider", "Beslutsfattare om stöd", "Decider on support"
    UNIT_HEAD = "unit_head", "Enhetschef", "Head of a unit"


class Category(Term):
    """What a measure is for (P05)."""

    PREVENTIVE = "preventive", "Förebyggande", "Preventive"
    HINDERING = "hindering", "Förhindrande", "Hindering"
    GRANTS_AND_PREMISES = "grants_and_premises", "Föreningsbidrag och lokaler", "Grants and premises"
    COMPETENCE = "competence", "Kompetenshöjande", "Competence-raising"
    ORGANISATION = "organisation", "Organisation", "Organisation"
    SITUATION_PICTURE = "situation_picture", "Lägesbild", "Situation picture"
    TRAINING = "training", "Utbildning", "Training"
    FOLLOW_UP = "follow_up", "Uppföljning", "Follow-up"


class PreventionLevel(Term):
    """The three levels of prevention (P06)."""

    UNIVERSAL = "universal", "Universell", "Universal"
    SELECTIVE = "selective", "Selektiv", "Selective"
    INDICATED = "indicated", "Indikerad", "Indicated"


class FunctionLevel(Term):
    """What a unit does in this work (P07)."""

    PREVENTING = "preventing", "Förebyggande", "Preventing"
    DETECTING = "detecting", "Upptäckande", "Detecting"
    ACTING = "acting", "Åtgärdande", "Acting"


class Orientation(Term):
    """The six orientations of the city's guidelines (P30)."""

    DEMOCRACY = "democracy", "Det demokratiska samhället ska värnas", "Democratic society is to be safeguarded"
    EVIDENCE = "evidence", "Vetenskaplig grund och beprövad erfarenhet", "Science and proven experience"
    COHESION = "cohesion", "En stad som håller samman", "A cohesive city"
    KNOWLEDGE = "knowledge", "Kunskapen ska öka", "Knowledge is to grow"
    COORDINATION = "coordination", "Central samordning och lokal samverkan", "Central coordination, local cooperation"
    CIVIL_SOCIETY = "civil_society", "Samverkan med civilsamhället", "Cooperation with civil society"


class Presentation(Term):
    """How a plan presents a measure in print."""

    TABLE_ROW = "table_row", "Tabellrad", "Table row"
    LIST_ITEM = "list_item", "Listpunkt", "List item"
    ACTION_LIST = "action_list", "Åtgärdslista", "Action list"
    NARRATIVE_EXAMPLE = "narrative_example", "Exempel i löptext", "Example in running text"
    COMMITMENT = "commitment", "Åtagande i löptext", "Commitment in running text"


class Forum(Term):
    """Where a measure is followed up (P10)."""

    ILS = "ils", "ILS", "ILS, the city's integrated management system"
    ORDINARY = "ordinary", "Ordinarie uppföljning", "Ordinary follow-up"
    ANNUAL_REPORT = "annual_report", "Verksamhetsberättelse", "Annual report"
    TERTIAL_1 = "tertial_1", "Tertialrapport 1", "Tertial report 1"
    TERTIAL_2 = "tertial_2", "Tertialrapport 2", "Tertial report 2"
    ACTIVITY_PLAN = "activity_plan", "Verksamhetsplan", "Activity plan"
    POLICE_AGREEMENT = "police_agreement", "Enligt samverkansavtal med polisen", "As agreed with the police"
    DIALOGUE = "dialogue", "Dialog", "Dialogue"
    MANAGERS = "managers", "Chefer följer upp", "Managers follow up"
    DATE = "date", "På angivet datum", "On a stated date"
    OTHER = "other", "Annat forum", "Another forum"


class FollowUpLevel(Term):
    """Whose report follows a measure up."""

    UNIT = "unit", "Enhet", "Unit"
    ADMINISTRATION = "administration", "Förvaltning", "Administration"


class ActivityStatus(Term):
    """How far a measure has come (P16)."""

    PLANNED = "planned", "Planerad", "Planned"
    UNDER_DEVELOPMENT = "under_development", "Under utveckling", "Under development"
    ONGOING = "ongoing", "Pågående", "Ongoing"
    DONE = "done", "Genomförd", "Done"
    CHANGED = "changed", "Ändrad", "Changed"
    DROPPED = "dropped", "Utgår", "Dropped"


class PlanStatus(Term):
    """Where a plan stands in the chain of approval (P12)."""

    DRAFT = "draft", "Utkast", "Draft"
    CONSULTED = "consulted", "Samråd genomfört", "Consulted"
    SUBMITTED = "submitted", "Inlämnad till nämnden", "Submitted to the nämnd"
    DECIDED = "decided", "Beslutad av nämnden", "Decided by the nämnd"
    SENT_TO_KS = "sent_to_ks", "Översänd till kommunstyrelsen", "Sent to the city executive board"
    APPROVED = "approved", "Godkänd", "Approved"
    APPROVED_WITH_CONDITIONS = "approved_with_conditions", "Godkänd med villkor", "Approved with conditions"
    SENT_BACK = "sent_back", "Återförvisad", "Sent back"
    HISTORICAL = "historical", "Historisk, beslutad utanför Värna", "Historical, decided outside Värna"


class ConsultedParty(Term):
    """Who must be consulted before a nämnd decides (P13)."""

    SLK = "slk", "Stadsledningskontoret", "City executive office"
    POLICE = "police", "Polisen", "The police"


class RevisionMoment(Term):
    """When in the city's year a nämnd revises its plan (P15)."""

    T1 = "t1", "Tertialrapport 1", "Tertial report 1"
    T2 = "t2", "Tertialrapport 2", "Tertial report 2"
    VB = "vb", "Verksamhetsberättelse", "Annual report"
    VP = "vp", "Verksamhetsplan", "Activity plan"


class SectionKey(Term):
    """The sections of the common structure (P02)."""

    INTRODUCTION = "introduction", "Inledning och syfte", "Introduction and purpose"
    RESPONSIBILITY = "responsibility", "Ansvar och samverkan", "Responsibility and cooperation"
    ROUTINE = "routine", "Rutin vid oro eller händelse", "Routine at concern or event"
    SITUATION = "situation", "Lokal lägesbild", "Local situation picture"
    PREVENTIVE = "preventive", "Förebyggande arbete", "Preventive work"
    HINDERING = "hindering", "Förhindrande arbete", "Hindering work"
    GRANTS_AND_PREMISES = "grants_and_premises", "Föreningsbidrag och lokaler", "Grants and premises"
    COMPETENCE = "competence", "Kompetenshöjande insatser", "Competence-raising"
    FOLLOW_UP = "follow_up", "Uppföljning", "Follow-up"
    SCOPE = "scope", "Avgränsning", "Scope"


class Milieu(Term):
    """The common keys for extremist milieus; a plan's own word stands beside (A17)."""

    RIGHT_WING = "right_wing", "Högerextremistisk", "Right-wing"
    LEFT_WING = "left_wing", "Vänsterextremistisk", "Left-wing"
    ISLAMIST = "islamist", "Islamistisk", "Islamist"
    LONE_ACTOR = "lone_actor", "Ensamagerande", "Lone actor"
    UNSPECIFIED = "unspecified", "Ospecificerad", "Unspecified"


class Duty(Term):
    """What a coordinator must see to every year (A06)."""

    NETWORK = "network", "Delta i stadens nätverk", "Take part in the city network"
    POLICE_CONTACT = "police_contact", "Löpande kontakt med polisen om lägesbilden", "Running contact with the police"
    CONTACT_POINT = "contact_point", "Vara förvaltningens kontaktpunkt", "Be the contact point"
    INFORMATION = "information", "Dela information inom förvaltningen", "Share information in the administration"
    SUPPORT = "support", "Stödja verksamheterna", "Support the units"
    PUBLIC = "public", "Information till invånarna med kommunikatör", "Public information with a communicator"
    WATCH = "watch", "Bevaka lokalt, regionalt och nationellt", "Watch local, regional and national development"


class Warned(Term):
    """What the sender must acknowledge before it is accepted."""

    FOLLOW_UP_BEFORE_PLAN = "follow_up_before_plan", "Uppföljningsår före planens år", "Follow-up before the plan year"
