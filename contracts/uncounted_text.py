"""Text in which nobody is counted: what the police say of a milieu is a level and words, never how many (R24, N05).

All of a situation picture is written like this: a count does as much harm in the analysis as in the police's own words.
"""

import re
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from contracts.gate import as_recorded
from contracts.text import FreeText, Title
from deid.normal import normalise

_NUMERAL = (
    r"(?:två|tvenne|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton"
    r"|(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)\w*|\w*(?:hundra|tusen)\w*|\w*(?:dussin|tiotal)\w*"
    r"|\d[\d ]*(?:\s*[-/]\s*\d+)?(?:\s*-?\s*tal(?:et|s)?)?)"
)
_AMOUNT = rf"(?:{_NUMERAL}|en|ett|handfull|några|par|flera|flertalet?|enstaka|fåtal(?:et)?|antal)"
_GAP = r"[\s()/-]+"
_QUALITY = (
    r"(?:av|st|stycken|eller|till|och|upp|cirka|ca|unga?|yngre|äldre|vuxna?|minderåriga?|manliga?|kvinnliga?|enskilda?|enstaka|få"
    r"|aktiva?|brottsaktiva?|våldsamma?|kända?|nya?|lokala?|olika|andra|aktuella?|relevanta?|tidigare|misstänkta?"
    r"|identifierade?|registrerade?|folkbokförda?|namngivna?|radikaliserade?|våldsbejakande|religiösa?|kriminella?"
    r"|(?:höger|vänster)?(?:extrema?|autonoma?)|\w+(?:istisk|istiska)|kommunens|områdets|stadsdelens|\d+)"
)
_PEOPLE = (
    r"(?:\w*person(?:er(?:na)?|en)?|individ(?:er(?:na)?|en)?|människ(?:a|an|or|orna)|man|män(?:nen)?|kvinn(?:a|an|or|orna)"
    r"|ungdom(?:ar(?:na)?|en)?|tonåring(?:ar(?:na)?|en)?|barn(?:en)?|pojk(?:e|en|ar|arna)|flick(?:a|an|or|orna)"
    r"|killar(?:na)?|tjejer(?:na)?|elev(?:er(?:na)?|en)?|familj(?:er(?:na)?|en)?|syskon|anhörig(?:a|e)?|släktingar"
    r"|anhängare\w*|sympatisör\w*|aktivist\w*|\w*extremist(?:er(?:na)?|en)?|\w*(?:nazist|fascist|rasist|islamist|salafist"
    r"|jihadist|anarkist|terrorist)(?:er(?:na)?|en)?|(?:vänster)?autonoma|medlem(?:mar(?:na)?|men)?|återvändare|resande"
    r"|resenärer|avhoppare|ledare|rekryterare|gärningsm[aä]n(?:nen)?|kriminella|misstänkta|folkbokförda|brottsaktiva"
    r"|radikaliserade|utövare|fall\sav\s(?:\w+\s)?\w*(?:extremism|radikalisering|islamism))"
)
_NO_COUNT = r"(?!\s*(?:år|procent|%|gånger|dagar|månader))"
_BEFORE = re.compile(rf"\b{_AMOUNT}(?:{_GAP}{_QUALITY}){{0,4}}{_GAP}{_PEOPLE}\b", re.IGNORECASE)
_AFTER = re.compile(
    rf"\b{_PEOPLE}(?:\s*[:=(]\s*|\s+(?:är|var|uppgår|beräknas|bedöms|uppskattas)(?:\s+(?:vara|till|antalet|cirka|ca|omkring))*\s+)"
    rf"{_NUMERAL}\b{_NO_COUNT}",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(rf"\bantal\w*\s+(?:\w+\s+)?{_PEOPLE}\b[^.!?]{{0,60}}?\b{_NUMERAL}\b{_NO_COUNT}", re.IGNORECASE)


def nobody_counted(text: str, info: ValidationInfo) -> str:
    """Return the text as it is, or refuse it when it counts people; the text is never part of the error."""
    if info.context is as_recorded:
        return text
    read = normalise(text).text
    if any(pattern.search(read) for pattern in (_BEFORE, _AFTER, _NUMBER_OF)):
        raise PydanticCustomError("text_people_counted", "the text counts people; give a level instead")
    return text


UncountedText = Annotated[FreeText, AfterValidator(nobody_counted)]
"""Free text that counts nobody."""

UncountedTitle = Annotated[Title, AfterValidator(nobody_counted)]
"""A title that counts nobody."""
