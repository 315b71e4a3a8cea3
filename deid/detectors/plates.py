"""Number plates of vehicles."""

import re
from collections.abc import Iterator

from deid.kinds import Kind
from deid.passage import Found, Passage

_LETTERS = "A-HJ-PR-UW-Z"
_PLATE = re.compile(
    rf"(?<![^\W_])(?:SE[ -])?([{_LETTERS}]{{3}})[ \-·]?\d\d[\dA-HJ-NPR-UW-Z](?![^\W_]|[-–:/]\d|[.,]\d| \d)"
)
_LOWER = re.compile(
    r"(?<![^\W_])([a-hj-pr-uw-z]{3})( ?)\d\d[\da-hj-npr-uw-z](?![^\W_]|[-:/]\d|[.,]\d| \d)", re.IGNORECASE
)
_VEHICLE = re.compile(
    r"(?:bil|bilen|fordon\w{0,4}|reg\.?|regnr|regnummer\w{0,2}|registreringsnummer\w{0,2}|registreringsskylt\w{0,4}|skylt\w{0,4}|moped\w{0,2}|mc|"
    r"motorcykel\w{0,2}|volvo|saab|bmw|audi|mercedes|toyota|skåpbil\w{0,2}|lastbil\w{0,2}|släp\w{0,4}|taxi\w{0,2})(?!\w)[^\n]{0,24}$"
)
_NOT_PLATES = frozenset(
    "sek eur usd dkk nok gbp chf rum sal del kap sid tel fax sfs sou afs iso lss sol lvu lvm lpt bbr kfs hsl osl tab msb sgr "
    "dnr ref art plan bet hus sem fas typ kod sem mom pkt nrs rad fig max min med och som var per cir run top tom fom ggr "
    "est sen han hon den det jan feb mar apr maj jun jul aug sep okt nov dec kom att men hos upp ner ute kan ska ger fem "
    "ppm dpi rpm kwh mhz ghz mbit ean pin puk buss bus bar dag dgr for las mot pga osa resp ang enl exp all alt bil ett tre "
    "sex tio sju års bur nyk rkr skr prop kpa hex dec alla ort leg stl str ebo pos led ram sms hem mat far mor bro son".split()
)


def plates(passage: Passage) -> Iterator[Found]:
    """Yield plates in capitals, or written together; in small letters with a space only beside a vehicle."""
    for found in _PLATE.finditer(passage.text):
        if found.group(1).lower() not in _NOT_PLATES:
            yield *found.span(), Kind.PLATE
    for found in _LOWER.finditer(passage.text):
        together = not found.group(2) and found.group(1).lower() not in _NOT_PLATES
        if together or _VEHICLE.search(passage.lower[max(0, found.start() - 50) : found.start()]):
            yield *found.span(), Kind.PLATE
