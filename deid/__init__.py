"""The de-identification gate: a pure, offline library that finds what points at a person in Swedish text."""

from deid.check_digits import check_digit_right
from deid.detectors.phones import is_mobile
from deid.gate import check
from deid.kinds import Kind
from deid.verdict import Outcome, Span, Verdict

__all__ = ["Kind", "Outcome", "Span", "Verdict", "check", "check_digit_right", "is_mobile"]
