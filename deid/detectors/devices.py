"""Addresses on the net and numbers of devices."""

import re
from collections.abc import Iterator
from ipaddress import ip_address

from stdnum import imei

from deid.kinds import Kind
from deid.passage import Found, Passage

_FOUR = re.compile(r"[0-9](?<![\w.].)\d{0,2}(?:\.\d{1,3}){3}(?![\w]|\.\d)")
_TWO_COLONS = re.compile(r":[0-9a-f]{0,4}:")
_THREE_SIGNS = re.compile(r"[:\-][0-9a-f]{2}[:\-][0-9a-f]{2}[:\-]")
"""Without these there is neither a long IP address nor a network card; they are quick to see."""
_SIX = re.compile(r"[0-9a-f:](?<![\w:.].)[0-9a-f:]{1,38}(?:\d{1,3}(?:\.\d{1,3}){3})?(?![\w:])")
_MAC = re.compile(r"[0-9a-f](?<![\w:\-].)[0-9a-f]([:\-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?![\w:\-])")
_IMEI = re.compile(r"[0-9](?<!\d\d)\d(?:[ \n\-]?\d{6}[ \n\-]?\d{6}|\d{4}[ \n\-]\d{2}[ \n\-]\d{6})[ \n\-]?\d(?!\d)")
_HEADING = re.compile(r"\d(?:\.\d){3}")


def net_addresses(passage: Passage) -> Iterator[Found]:
    """Yield IP addresses; four single digits are a heading unless they are called an address."""
    for found in _FOUR.finditer(passage.text):
        named = "ip" in passage.lower[max(0, found.start() - 12) : found.start()]
        if _is_address(found.group()) and (named or not _HEADING.fullmatch(found.group())):
            yield *found.span(), Kind.IP_ADDRESS
    for found in _SIX.finditer(passage.lower) if _TWO_COLONS.search(passage.lower) else ():
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
    for found in _MAC.finditer(passage.lower) if _THREE_SIGNS.search(passage.lower) else ():
        yield *found.span(), Kind.DEVICE
    for found in _IMEI.finditer(passage.text):
        if imei.is_valid(found.group().replace("\n", " ")):
            yield *found.span(), Kind.DEVICE
