"""What was found, as lines to read and as JSON: ratios with their targets, and states that must be equal."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.timing import Spread, ratio, spread


@dataclass(frozen=True, slots=True)
class Target:
    """What is aimed at. Missing it is said and never fails the run: a busy machine is no error."""

    bound: float
    at_least: bool = True

    def holds(self, value: float) -> bool:
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self) -> str:
        return f"{'>=' if self.at_least else '<='} {self.bound:g}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One number: a ratio to another way of doing the same, or an amount with a unit."""

    what: str
    value: Spread
    unit: str
    """What the number is of: `of a bare INSERT`, `ms`, `MB`."""
    target: Target | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        return f"{'PASS' if self.target.holds(self.value.median) else 'FAIL'} ({self.target})"

    def __str__(self) -> str:
        value = f"{_number(self.value.median)} {self.unit}"
        between = f"{_number(self.value.low)}-{_number(self.value.high)}" if self.value.count > 1 else ""
        return f"  {self.what:<36} {value:<40} {between:<15} {self.verdict:<14} {self.note}".rstrip()


@dataclass(frozen=True, slots=True)
class Equality:
    """States that must be the same, whichever way they were reached."""

    what: str
    digests: Mapping[str, str]

    @property
    def holds(self) -> bool:
        return len(set(self.digests.values())) == 1

    def __str__(self) -> str:
        if self.holds:
            return f"  {self.what:<36} equal: {' = '.join(self.digests)}   {next(iter(self.digests.values()))[:16]}"
        said = ", ".join(f"{name} {digest[:16]}" for name, digest in self.digests.items())
        return f"  {self.what:<36} NOT EQUAL: {said}"


Line = Finding | Equality


def compared(
    what: str, rates: Mapping[str, list[float]], name: str, base: str, *, target: Target | None = None, unit: str = ""
) -> Finding:
    """Return how one way compares with another that took turns with it."""
    note = f"{spread(rates[name]).median:,.0f}/s against {spread(rates[base]).median:,.0f}/s"
    return Finding(what, ratio(rates, name, base), unit or f"x {base}", target, note)


def as_json(lines: Mapping[str, list[Line]]) -> dict[str, Any]:
    return {measure: [_line_as_json(line) for line in found] for measure, found in lines.items()}


def _line_as_json(line: Line) -> dict[str, Any]:
    body = asdict(line)
    if isinstance(line, Finding):
        met = None if line.target is None else line.target.holds(line.value.median)
        return {**body, "met": met}
    return {**body, "equal": line.holds}


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
