"""Who may ask from a browser: only pages that the gateway itself served, under a name it is known by."""

import ipaddress
from collections.abc import Collection
from urllib.parse import urlsplit

from gateway.http import RefusedRequestError, Request

LOOPBACK = frozenset({"localhost"})
"""The machine's own name; its loopback addresses are always known."""
_OWN_SITE = frozenset({"same-origin", "none"})


def check_origin(request: Request, hosts: Collection[str]) -> None:
    """Refuse other sites' pages, and names that were made to point here (DNS rebinding)."""
    host = request.headers.get("host", "")
    name = _without_port(host)
    if name not in hosts and not _is_loopback(name):
        raise RefusedRequestError(421, "UNKNOWN_HOST", "The gateway is not known under this name.")
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in _OWN_SITE and not _is_navigation(request):
        raise RefusedRequestError(403, "CROSS_ORIGIN", "Pages of other sites may not ask.")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
        raise RefusedRequestError(403, "CROSS_ORIGIN", "Pages of other sites may not ask.")


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() else host).lower()


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_navigation(request: Request) -> bool:
    # A link from another site to the start page is a reader coming here, not a page asking in a reader's name.
    return request.method == "GET" and request.path == "/" and request.headers.get("sec-fetch-mode") == "navigate"
