"""Addresses on the net, numbers of devices, and points on the map."""

import re
from collections.abc import Iterator
from ipaddress import ip_address

from stdnum import imei

from deid.kinds import Kind
from deid.passage import Found, Passage

_FOUR = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)")
_SIX = re.compile(r"(?<![\w:.])(?=[0-9a-f]{0,4}:)[0-9a-f:]{2,39}(?:\d{1,3}(?:\.\d{1,3}){3})?(?![\w:])")
_MAC = re.compile(r"(?<![\w:\-])[0-9a-f]{2}([:\-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?![\w:\-])")
_IMEI = re.compile(r"(?<!\d)\d{2}[ \-]?\d{6}[ \-]?\d{6}[ \-]?\d(?!\d)|(?<!\d)\d{6}[ \-]\d{2}[ \-]\d{6}[ \-]\d(?!\d)")
_DEGREE = r"[-+]?\d{1,3}[.,]\d{4,15}[ \t]?°?[ \t]?[nsewöv]?"
_PAIR = re.compile(
    rf"(?<![\d.,])(?:[nsewöv][ \t]?)?{_DEGREE}(?:[ \t]?[,;/|][ \t]?|\s{{1,3}})(?:(?:lat|lon|long)[.:=]?\s?|[ewöv][ \t]?)?{_DEGREE}(?![\w])"
)
_MARKED = re.compile(
    r"(?<![\w.,])(?:lat|lon|long|latitud|longitud|[nsewö])[.:= \t]{1,3}[-+]?\d{1,3}[.,]\d{4,15}(?!\d)"
    r"|(?<![\d.,])\d{1,3}[.,]\d{4,15}[ \t]?(?:°[ \t]?[nsewöv]?|[nsewöv])(?!\w)"
    r"|(?<!\d)\d{1,3}[ \t]?°[ \t]?\d{1,2}(?:[.,]\d{1,6})?[ \t]?['′´’](?:[ \t]?\d{1,2}(?:[.,]\d{1,6})?[ \t]?(?:[\"″”]|'')?)?[ \t]?[nsewöv]?(?!\w)"
    r"|(?<![\d])[67]\d{6}(?:[.,]\d{1,4})?[ \t]{0,2}[,;/ \t][ \t]{0,2}(?:e[ \t]?)?[2-9]\d{5}(?:[.,]\d{1,4})?(?!\d)"
    r"|(?<![\w/])///[^\W\d_]{2,30}\.[^\W\d_]{2,30}\.[^\W\d_]{2,30}"
)
_HEADING = re.compile(r"\d(?:\.\d){3}")


def net_addresses(passage: Passage) -> Iterator[Found]:
    """Yield IP addresses; four single digits are a heading unless they are called an address."""
    for found in _FOUR.finditer(passage.text):
        named = "ip" in passage.lower[max(0, found.start() - 12) : found.start()]
        if _is_address(found.group()) and (named or not _HEADING.fullmatch(found.group())):
            yield *found.span(), Kind.IP_ADDRESS
    for found in _SIX.finditer(passage.lower):
        if found.group().count(":") > 1 and len(found.group()) > len("::") and _is_address(found.group()):
            yield *found.span(), Kind.IP_ADDRESS


def _is_address(written: str) -> bool:
    try:
        ip_address(written)
    except ValueError:
        return False
    return True


def devices(passage: Passage) -> Iterator[Found]:
    """Yield network cards and phones by their own number."""
    for found in _MAC.finditer(passage.lower):
        yield *found.span(), Kind.DEVICE
    for found in _IMEI.finditer(passage.text):
        if imei.is_valid(found.group()):
            yield *found.span(), Kind.DEVICE


def coordinates(passage: Passage) -> Iterator[Found]:
    """Yield points closer than some ten metres, in degrees, in metres or in three words."""
    for pattern in (_PAIR, _MARKED):
        for found in pattern.finditer(passage.lower):
            yield *found.span(), Kind.COORDINATES
