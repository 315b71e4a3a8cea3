"""The rule sets: criteria set in advance, the same for everybody, and who works by them (G01-G07, G14)."""

from datetime import date

from contracts.answers import Decision, Refusal, refuse
from contracts.checks import not_before, not_yet, out_of_range, twice
from contracts.grant_rules import AttestIntroduction, IntroductionAttested, IssueRuleSet, RuleSetIssued
from contracts.namnder import not_valid, unknown
from services.grants.around import Around


def issue_rule_set(order: IssueRuleSet, around: Around) -> Decision:
    """Lay down rules in advance; only an import holds rules that are in force already."""
    return (
        (_key_taken() if order.rule_set in around.city.rules.by_key else None)
        or (unknown(around.city.namnder, order.namnd) if order.namnd else None)
        or out_of_range(order.valid_from, "valid_from")
        or (None if around.imported else _in_advance(order.valid_from, around.today))
        or twice((criterion.key for criterion in order.criteria), "criteria")
        or (
            RuleSetIssued(
                namnd=order.namnd,
                rule_set=order.rule_set,
                kinds=order.kinds,
                valid_from=order.valid_from,
                criteria=order.criteria,
                report_within_days=order.report_within_days,
                late_report_bars=order.late_report_bars,
                source=order.source,
            ),
        )
    )


def attest_introduction(order: AttestIntroduction, around: Around) -> Decision:
    """Attest, once, that a nämnd works by a rule set (G14)."""
    book = around.city.rules
    rules = book.by_key.get(order.rule_set)
    if rules is None:
        return rules_unknown()
    return (
        not_valid(around.city.namnder, order.namnd, order.attested_on, "namnd")
        or (_of_another() if rules.namnd not in {None, order.namnd} else None)
        or (_attested_already() if (order.namnd, order.rule_set) in book.attested else None)
        or not_yet(order.attested_on, around.today, "attested_on")
        or not_before(order.attested_on, rules.valid_from, "attested_on")
        or (IntroductionAttested(namnd=order.namnd, rule_set=order.rule_set, attested_on=order.attested_on),)
    )


def rules_unknown() -> Refusal:
    """Return the refusal of a rule set that has not been issued."""
    return refuse(
        "RULES_UNKNOWN",
        "Regelverket finns inte.",
        "There is no such rule set.",
        field="rule_set",
        hint="Hämta koden ur frågan ruleSets. / Take the key from the question ruleSets.",
    )


def no_rules(field: str) -> Refusal:
    """Return the refusal of what would be decided without rules set in advance."""
    return refuse(
        "RULES_MISSING",
        "Inga regler gäller för nämnden, stödformen och dagen, och utan regler i förväg kan inget prövas.",
        "No rules hold for the nämnd, the kind of support and the day, and nothing is tried without rules set before.",
        field=field,
        hint="Fastställ ett regelverk först. / Issue a rule set first.",
    )


def _in_advance(valid_from: date, today: date) -> Refusal | None:
    if valid_from >= today:
        return None
    return refuse(
        "RULES_NOT_IN_ADVANCE",
        f"Regler ska vara kända i förväg; de kan gälla tidigast från i dag, {today}.",
        f"Rules must be known in advance; they can hold from today, {today}, at the earliest.",
        field="valid_from",
        hint="Ange dagens datum eller ett senare. / Give today or a later day.",
    )


def _key_taken() -> Refusal:
    return refuse(
        "RULES_EXIST",
        "Koden är redan ett regelverks; ett regelverk ändras aldrig.",
        "The key is a rule set's already; a rule set never changes.",
        field="rule_set",
        hint="Ge det nya regelverket en egen kod. / Give the new rule set a key of its own.",
    )


def _of_another() -> Refusal:
    return refuse(
        "RULES_OF_ANOTHER",
        "Regelverket är en annan nämnds eget.",
        "The rule set is another nämnd's own.",
        field="rule_set",
        hint="Intyga stadens regelverk eller det egna. / Attest the city's rule set or the own one.",
    )


def _attested_already() -> Refusal:
    return refuse(
        "ALREADY_RECORDED",
        "Nämnden har redan intygat att den arbetar efter regelverket.",
        "The nämnd has attested already that it works by the rule set.",
        field="rule_set",
        hint="Inget mer behöver göras. / Nothing more needs doing.",
    )
