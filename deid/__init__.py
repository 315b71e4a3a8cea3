"""The de-identification gate: a pure, offline library that finds what points at a person in Swedish text."""

from deid.detectors.phones import is_mobile
from deid.gate import check
from deid.kinds import Kind
from deid.verdict import Outcome, Span, Verdict

__all__ = ["Kind", "Outcome", "Span", "Verdict", "check", "is_mobile"]
