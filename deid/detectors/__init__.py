"""The detectors: one file for each family of traces."""

from deid.detectors.person_numbers import person_numbers
from deid.passage import Detector

DETECTORS: tuple[Detector, ...] = (person_numbers,)
