"""Commands and events of rule sets: criteria set in advance, the same for everybody (G01-G07, G14)."""

from typing import ClassVar

from pydantic import Field

from contracts.days import Day
from contracts.envelope import Contract, Fact, Instruction
from contracts.grant_terms import CriterionKind, SupportKind
from contracts.money import Money
from contracts.plans import Period
from contracts.text import FreeText, Slug, Title


class RuleCriterion(Contract):
    """A condition in the words of the rule set."""

    key: Slug
    kind: CriterionKind
    wording: FreeText
    mandatory: bool = True
    source: Title | None = None
    """Where it is laid down: the guideline, or the plan with its line."""


class IssueRuleSet(Instruction):
    """Lay down rules from a day on: for one nämnd, or for the whole city when `namnd` is left out (G14)."""

    namnd: Slug | None = None
    rule_set: Slug
    kinds: tuple[SupportKind, ...] = Field(min_length=1, max_length=3)
    valid_from: Day
    criteria: tuple[RuleCriterion, ...] = Field(min_length=1, max_length=40)
    report_within_days: int = Field(default=90, ge=1, le=730)
    """How long after the period a report of paid support is due (G10)."""
    late_report_bars: bool = True
    """Whether a late report bars new applications until it is settled (G10)."""
    source: Title


class RuleSetIssued(Fact):
    """Rules hold from a day on."""

    type: ClassVar[str] = "grants.RuleSetIssued.v1"
    rule_set: Slug
    kinds: tuple[SupportKind, ...]
    valid_from: Day
    criteria: tuple[RuleCriterion, ...]
    report_within_days: int
    late_report_bars: bool
    source: Title


class AttestIntroduction(Instruction):
    """Attest that a nämnd has introduced a rule set (G14)."""

    namnd: Slug
    rule_set: Slug
    attested_on: Day


class IntroductionAttested(Fact):
    """A nämnd works by a rule set."""

    type: ClassVar[str] = "grants.IntroductionAttested.v1"
    namnd: Slug
    rule_set: Slug
    attested_on: Day


class OpenRound(Instruction):
    """Open a round of applications with its budget (G01)."""

    namnd: Slug
    round_id: Slug
    kind: SupportKind
    period: Period
    """The days the support is for."""
    budget: Money
    opens_on: Day
    closes_on: Day


class RoundOpened(Fact):
    """Applications can be made between two days; decisions rest on the rule set of the day it opens."""

    type: ClassVar[str] = "grants.RoundOpened.v1"
    namnd: Slug
    round_id: Slug
    kind: SupportKind
    period: Period
    budget: Money
    opens_on: Day
    closes_on: Day
    rule_set: Slug


class CloseRound(Instruction):
    """Close a round for good: no more decisions in it."""

    namnd: Slug
    round_id: Slug
    closed_on: Day


class RoundClosed(Fact):
    """No more is decided in a round."""

    type: ClassVar[str] = "grants.RoundClosed.v1"
    namnd: Slug
    round_id: Slug
    closed_on: Day


class BudgetCommitted(Fact):
    """Part of a round's budget is promised."""

    type: ClassVar[str] = "grants.BudgetCommitted.v1"
    namnd: Slug
    round_id: Slug
    support_id: str
    amount: Money


class BudgetReleased(Fact):
    """What was promised and not paid is free again."""

    type: ClassVar[str] = "grants.BudgetReleased.v1"
    namnd: Slug
    round_id: Slug
    support_id: str
    amount: Money
