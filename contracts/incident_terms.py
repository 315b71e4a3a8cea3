"""The closed lists of incident reports, with Swedish and English labels. Add at the end; never reuse a value."""

from contracts.vocabulary import Term


class IncidentKind(Term):
    """What was noticed: an act, an event or an expression in a place, never somebody's conviction (R22, R28, R33)."""

    INTRUSION = "intrusion", "Intrång eller försök till intrång", "Intrusion or attempted intrusion"
    PROPAGANDA = "propaganda", "Propaganda", "Propaganda"
    RECRUITMENT_ATTEMPT = "recruitment_attempt", "Försök till rekrytering", "Attempt to recruit"
    THREAT = "threat", "Hot", "Threat"
    VANDALISM = "vandalism", "Skadegörelse", "Vandalism"
    GRAFFITI = "graffiti", "Klotter eller klistermärken", "Graffiti or stickers"
    MANIFESTATION = "manifestation", "Manifestation", "Manifestation"
    IMPROPER_INFLUENCE = "improper_influence", "Otillåten påverkan", "Improper influence"
    VIOLENCE = "violence", "Våld", "Violence"
    OTHER = "other", "Annan händelse", "Another event"


class Influence(Term):
    """In which form somebody was put under pressure (R28)."""

    HARASSMENT = "harassment", "Trakasserier", "Harassment"
    THREAT = "threat", "Hot", "Threat"
    VIOLENCE = "violence", "Våld", "Violence"
    CORRUPTION = "corruption", "Korruption", "Corruption"


class Affected(Term):
    """Which role was put under pressure; nobody is named (R28)."""

    OFFICIAL = "official", "Tjänsteperson", "Official"
    POLITICIAN = "politician", "Förtroendevald", "Elected representative"


class Setting(Term):
    """In what sort of place it happened; never an address (R22, R34)."""

    SCHOOL = "school", "Skola", "School"
    PRESCHOOL = "preschool", "Förskola", "Preschool"
    CARE_HOME = "care_home", "Vård- och omsorgsboende", "Care home"
    LIBRARY_OR_CULTURE = "library_or_culture", "Bibliotek eller kulturverksamhet", "Library or cultural venue"
    YOUTH_CENTRE = "youth_centre", "Fritidsgård", "Youth centre"
    SPORTS_VENUE = "sports_venue", "Idrottsanläggning", "Sports venue"
    ASSOCIATION_PREMISES = "association_premises", "Föreningslokal", "Premises of an association"
    MUNICIPAL_OFFICE = "municipal_office", "Kommunalt kontor", "Municipal office"
    STREET_OR_SQUARE = "street_or_square", "Gata eller torg", "Street or square"
    PARK_OR_NATURE = "park_or_nature", "Park eller natur", "Park or nature"
    PUBLIC_TRANSPORT = "public_transport", "Kollektivtrafik", "Public transport"
    HOUSING = "housing", "Bostadsområde", "Housing area"
    ONLINE = "online", "På internet", "Online"
    OTHER = "other", "Annan plats", "Another place"


class ReporterFunction(Term):
    """In what sort of work the report was written; no more is kept of who wrote it (N06)."""

    SCHOOL = "school", "Skola och förskola", "School and preschool"
    SOCIAL_SERVICES = "social_services", "Socialtjänst", "Social services"
    OUTREACH = "outreach", "Fältverksamhet och fritid", "Outreach and leisure"
    CULTURE_OR_SPORTS = "culture_or_sports", "Kultur och idrott", "Culture and sports"
    CARE = "care", "Vård och omsorg", "Care"
    CITY_ENVIRONMENT = "city_environment", "Stadsmiljö och fastighet", "City environment and property"
    CITIZEN_SERVICE = "citizen_service", "Medborgarservice och reception", "Citizen service and reception"
    ADMINISTRATION = "administration", "Administration och ledning", "Administration and management"
    OTHER = "other", "Annat", "Other"


class ReportSource(Term):
    """How it came to the reporter's notice."""

    OWN_OBSERVATION = "own_observation", "Egen iakttagelse", "Own observation"
    OTHER_STAFF = "other_staff", "Från annan personal", "From other staff"
    FROM_THE_PUBLIC = "from_the_public", "Från allmänheten", "From the public"
    PARTNER = "partner", "Från samverkanspart", "From a partner"
    PUBLIC_MATERIAL = "public_material", "Öppet material", "Public material"


class ManagerTold(Term):
    """Whether the nearest manager was told at once (R12)."""

    YES = "yes", "Ja", "Yes"
    NO = "no", "Nej", "No"
    NOT_APPLICABLE = "not_applicable", "Inte aktuellt", "Not applicable"


class Receiver(Term):
    """Who has got a report (R02)."""

    LOCAL = "local", "Förvaltningens samordnare", "The coordinator of the administration"
    CENTRAL = "central", "Central samordnare", "The central coordinator"
    NOBODY = "nobody", "Ingen ännu", "Nobody yet"


class IncidentStatus(Term):
    """Where a report stands."""

    REPORTED = "reported", "Inkommen", "Reported"
    FOLLOWED_UP = "followed_up", "Uppföljd", "Followed up"
    CLOSED = "closed", "Avslutad", "Closed"
    RETRACTED = "retracted", "Återtagen", "Retracted"


class RemovalState(Term):
    """Whether graffiti was gone in time; without both times nobody knows (R18)."""

    IN_TIME = "in_time", "I tid", "In time"
    LATE = "late", "För sent", "Late"
    UNKNOWN = "unknown", "Okänt", "Unknown"


class IncidentMeasure(Term):
    """What was done about it."""

    HANDLED_IN_UNIT = "handled_in_unit", "Hanterad i verksamheten", "Handled in the unit"
    POLICE_INFORMED = "police_informed", "Polisen informerad", "Police informed"
    REMOVED = "removed", "Klotter eller material borttaget", "Graffiti or material removed"
    SUPPORT_GIVEN = "support_given", "Stöd till verksamheten", "Support given to the unit"
    INFORMATION_GIVEN = (
        "information_given",
        "Information till berörda verksamheter",
        "Information to the units concerned",
    )
    NONE_NEEDED = "none_needed", "Ingen åtgärd behövdes", "No measure was needed"


class RetractionGround(Term):
    """Why a report no longer counts."""

    FILED_BY_MISTAKE = "filed_by_mistake", "Inlämnad av misstag", "Filed by mistake"
    COUNTED_ALREADY = "counted_already", "Redan räknad", "Counted already"
    NOT_EXTREMISM = "not_extremism", "Visade sig inte röra våldsbejakande extremism", "Turned out not to be extremism"


class ErasureGround(Term):
    """Why a text was erased."""

    IDENTIFIES_SOMEBODY = "identifies_somebody", "Kan peka ut en enskild", "Could point at somebody"
    RETENTION = "retention", "Gallring enligt beslut", "Disposal by decision"
    COURT_OR_AUTHORITY = "court_or_authority", "Beslut av domstol eller myndighet", "Decision of a court or authority"
    FILED_BY_MISTAKE = "filed_by_mistake", "Inlämnad av misstag", "Filed by mistake"


class ReadingPurpose(Term):
    """For what a text was read."""

    FOLLOW_UP = "follow_up", "Uppföljning av rapporten", "Follow-up of the report"
    SITUATION_PICTURE = "situation_picture", "Arbete med lägesbilden", "Work on the situation picture"
    DISCLOSURE_TEST = "disclosure_test", "Sekretessprövning inför utlämnande", "Secrecy test before disclosure"
    CONTROL = "control", "Kontroll av avidentifiering", "Control of de-identification"


class SharedWith(Term):
    """To whom a report was passed on (R30)."""

    POLICE = "police", "Polisen", "The police"
    OTHER_NAMND = "other_namnd", "Annan nämnd", "Another nämnd"
    STATE_AUTHORITY = "state_authority", "Statlig myndighet", "State authority"
    PUBLIC_REQUEST = "public_request", "Begäran om allmän handling", "Request for a public document"


class SharingBasis(Term):
    """On what basis a report may be passed on (R30)."""

    CONSENT = "consent", "Samtycke", "Consent"
    DUTY_IN_LAW = "duty_in_law", "Skyldighet enligt lag", "Duty in law"
    SECRECY_TEST = "secrecy_test", "Sekretessprövning", "Secrecy test"
    SECRECY_BREAKING_RULE = "secrecy_breaking_rule", "Sekretessbrytande bestämmelse", "Secrecy-breaking rule"
