"""What the gate can find: a closed list, each with its name in Swedish and English and what follows."""

from enum import StrEnum
from typing import Self


class Kind(StrEnum):
    """One kind of trace of a person. `refuses`: the text is not taken; otherwise somebody must look at it first."""

    swedish: str
    english: str
    refuses: bool

    def __new__(cls, value: str, swedish: str, english: str, refuses: bool) -> Self:
        """Carry the labels on the member, so no second table can fall behind the list."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.swedish, member.english, member.refuses = swedish, english, refuses
        return member

    PERSONNUMMER = "personnummer", "personnummer", "personal identity number", True
    SAMORDNINGSNUMMER = "samordningsnummer", "samordningsnummer", "coordination number", True
    RESERVE_NUMBER = "reserve_number", "reservnummer (T-nummer)", "interim identity number", True
    SOLE_TRADER = "sole_trader", "organisationsnummer som är en persons", "organisation number that is a person's", True
    PHONE = "phone", "telefonnummer", "phone number", True
    EMAIL = "email", "e-postadress", "e-mail address", True
    HANDLE = "handle", "användarnamn", "user name on a network", True
    PROFILE_LINK = "profile_link", "länk till en profil", "link to a profile", True
    PLATE = "plate", "registreringsnummer på fordon", "vehicle number plate", True
    ADDRESS = "address", "gatuadress", "street address", True
    IBAN = "iban", "IBAN", "IBAN", True
    BANKGIRO = "bankgiro", "bankgironummer", "bankgiro number", True
    PLUSGIRO = "plusgiro", "plusgironummer", "plusgiro number", True
    ACCOUNT = "account", "konto- eller kortnummer", "account or card number", True
    IP_ADDRESS = "ip_address", "IP-adress", "IP address", True
    DEVICE = "device", "nummer på en apparat", "number of a device", True
    COORDINATES = "coordinates", "koordinater", "coordinates", True
    CASE_ID = "case_id", "nummer på en persons ärende", "number of a person's case", True
    UNREADABLE = "unreadable", "trasigt tecken", "broken character", True

    CHECK_DIGIT = (
        "check_digit",
        "liknar ett personnummer eller konto",
        "looks like an identity or account number",
        False,
    )
    BIRTH_DATE = "birth_date", "födelsedatum", "date of birth", False
    PERSON_NAME = "person_name", "personnamn", "name of a person", False
    SPOKEN_NUMBER = "spoken_number", "nummer skrivet med ord", "number written in words", False
    ROLE_AND_PLACE = "role_and_place", "uppgift som pekar ut en person", "detail that points at one person", False
    BELIEF = "belief", "uppgift om åsikt, tro eller ursprung", "statement about opinion, religion or ethnicity", False
    ENCODED = "encoded", "kodad text", "encoded text", False
    FOREIGN_SCRIPT = "foreign_script", "tecken från ett annat skriftsystem", "letters of another script", False
