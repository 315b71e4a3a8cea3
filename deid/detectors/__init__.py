"""The detectors: one file for each family of traces."""

from deid.detectors.accounts import accounts, giros, ibans
from deid.detectors.addresses import addresses
from deid.detectors.cases import cases
from deid.detectors.devices import coordinates, devices, net_addresses
from deid.detectors.emails import emails
from deid.detectors.handles import handles
from deid.detectors.person_numbers import person_numbers
from deid.detectors.phones import phones
from deid.detectors.plates import plates
from deid.detectors.profile_links import profile_links
from deid.detectors.reserve_numbers import reserve_numbers
from deid.passage import Detector

DETECTORS: tuple[Detector, ...] = (
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
    accounts,
    net_addresses,
    devices,
    coordinates,
    cases,
)
