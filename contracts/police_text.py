"""Text from the police: an assessment in words, in which nobody is counted (R24, N05)."""

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from contracts.text import FreeText

_AMOUNT = (
    r"(?:\d+(?:\s*[-–]\s*\d+)?|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton"
    r"|arton|nitton|tjugo\w*|trettio\w*|fyrtio\w*|femtio\w*|sextio\w*|hundra\w*|tusen\w*|dussin\w*|tiotal\w*|hundratal\w*"
    r"|tusental\w*|handfull|några|par|flera|enstaka|fåtal\w*|dussintal\w*)"
)
_PEOPLE = (
    r"(?:person(?:er(?:na)?|en)?|individ(?:er(?:na)?|en)?|människ\w+|män(?:nen)?|kvinn\w+|ungdom\w*|barn(?:en)?|pojk\w+|flick\w+"
    r"|anhängare\w*|sympatisör\w*|aktivist\w*|medlem\w*|extremist\w*|återvändare\w*|resande|avhoppare\w*|ledare"
    r"|rekryterare\w*|gärningsm\w+|kriminell\w*|elev\w*|invånare|boende|utövare|företrädare)"
)
_BETWEEN = (
    r"(?:\s+(?:av|st|stycken|eller|till|och|cirka|ca|unga?|yngre|äldre|aktiva?|kända?|våldsamma?|olika|andra)){0,3}\s+"
)
_COUNT_BEFORE = re.compile(rf"\b{_AMOUNT}{_BETWEEN}{_PEOPLE}\b", re.IGNORECASE)
_COUNT_AFTER = re.compile(rf"\b(?:antal\w*|mängd\w*)(?:\s+\w+)?\s+{_PEOPLE}\b[^.]{{0,30}}?\b{_AMOUNT}\b", re.IGNORECASE)


def nobody_counted(text: str) -> str:
    """Return the text as it is, or refuse it when it counts people; the text is never part of the error."""
    if _COUNT_BEFORE.search(text) or _COUNT_AFTER.search(text):
        raise PydanticCustomError("text_people_counted", "the text counts people; give a level instead")
    return text


PoliceText = Annotated[FreeText, AfterValidator(nobody_counted)]
"""Free text from the police without counts of people."""
