"""The detectors: one file for each family of traces."""

from collections.abc import Iterator

from deid.detectors.accounts import accounts, giros, ibans
from deid.detectors.addresses import addresses
from deid.detectors.beliefs import beliefs
from deid.detectors.birth_dates import birth_dates
from deid.detectors.cases import cases
from deid.detectors.coordinates import coordinates
from deid.detectors.devices import devices, net_addresses
from deid.detectors.emails import emails
from deid.detectors.encoded import encoded
from deid.detectors.handles import handles
from deid.detectors.names_in_context import names_in_context
from deid.detectors.person_names import person_names
from deid.detectors.person_numbers import person_numbers
from deid.detectors.phones import phones
from deid.detectors.plates import plates
from deid.detectors.profile_links import profile_links
from deid.detectors.reserve_numbers import reserve_numbers
from deid.detectors.roles import roles
from deid.detectors.spoken_numbers import spoken_numbers
from deid.passage import Detector, Found, Passage

_PLAIN: tuple[Detector, ...] = (
    person_numbers,
    reserve_numbers,
    phones,
    emails,
    profile_links,
    handles,
    plates,
    addresses,
    ibans,
    giros,
    devices,
    accounts,
    net_addresses,
    coordinates,
    cases,
    spoken_numbers,
    roles,
    beliefs,
)


def found_in(passage: Passage) -> Iterator[Found]:
    """Yield all that any detector finds; what is encoded is looked into once."""
    yield from _in_the_open(passage)
    yield from encoded(passage, _in_the_open)


def _in_the_open(passage: Passage) -> Iterator[Found]:
    for detector in _PLAIN:
        yield from detector(passage)
    names = [*person_names(passage), *names_in_context(passage)]
    yield from names
    yield from birth_dates(passage, names)
