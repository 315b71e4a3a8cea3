"""What the guidance says to some answers: the same for the service that decides and the gateway that shows (R15)."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from contracts.guidance import GuidanceQuestion, GuidanceStep, GuidanceTree
from contracts.incidents import GivenAnswer
from contracts.vocabulary import Term

Given = AbstractSet[tuple[str, str]]
"""Answers that count, as question and option."""


class Unfit(Term):
    """Why an answer does not count."""

    UNKNOWN_QUESTION = "unknown_question", "Frågan finns inte i vägledningen", "The guidance has no such question"
    UNKNOWN_OPTION = "unknown_option", "Frågan har inget sådant svar", "The question has no such answer"
    TWO_ANSWERS = "two_answers", "Frågan har fått två svar", "The question was given two answers"
    NOT_ASKED = "not_asked", "Frågan ställs inte efter de andra svaren", "The question is not asked after the others"


@dataclass(frozen=True, slots=True)
class UnfitAnswer:
    """An answer that does not count, by its place in what was sent."""

    place: int
    reason: Unfit


@dataclass(frozen=True, slots=True)
class Advised:
    """What to ask next, or nothing when the outcome is complete, and what to do so far, in the order of the tree."""

    ask: GuidanceQuestion | None
    steps: tuple[GuidanceStep, ...]
    unfit: tuple[UnfitAnswer, ...]

    @property
    def first(self) -> tuple[GuidanceStep, ...]:
        """What must be done before a report is taken (R10)."""
        return tuple(step for step in self.steps if step.before_report)

    @property
    def instead(self) -> tuple[GuidanceStep, ...]:
        """Where it belongs when no report is taken here (R14)."""
        return tuple(step for step in self.steps if step.instead_of_report)


def advise(tree: GuidanceTree, answers: Sequence[GivenAnswer]) -> Advised:
    """Return what the tree says to the answers, in whatever order they come; those that do not fit do not count."""
    said = _said(answers)
    given: set[tuple[str, str]] = set()
    ask = None
    for question in tree.questions:
        if not holds(question.asked_when, given):
            continue
        options = said.get(question.key, set())
        if len(options) == 1 and options <= _options(question):
            given |= {(question.key, option) for option in options}
        else:
            ask = ask or question
    return Advised(ask, steps_after(tree, given), _unfit(tree, answers, given))


def holds(condition: Iterable[GivenAnswer], given: Given) -> bool:
    """Tell whether every answer of a condition was given."""
    return {(answer.question, answer.option) for answer in condition} <= given


def steps_after(tree: GuidanceTree, given: Given) -> tuple[GuidanceStep, ...]:
    """Return the steps that follow from answers, each once."""
    told = {step for rule in tree.rules if holds(rule.when, given) for step in rule.steps}
    return tuple(step for step in tree.steps if step.key in told)


def _said(answers: Iterable[GivenAnswer]) -> dict[str, set[str]]:
    said: dict[str, set[str]] = {}
    for answer in answers:
        said.setdefault(answer.question, set()).add(answer.option)
    return said


def _options(question: GuidanceQuestion) -> set[str]:
    return {option.key for option in question.options}


def _unfit(tree: GuidanceTree, answers: Sequence[GivenAnswer], given: Given) -> tuple[UnfitAnswer, ...]:
    known = {question.key: _options(question) for question in tree.questions}
    said = _said(answers)
    found: list[UnfitAnswer] = []
    for place, answer in enumerate(answers):
        if answer.question not in known:
            found.append(UnfitAnswer(place, Unfit.UNKNOWN_QUESTION))
        elif answer.option not in known[answer.question]:
            found.append(UnfitAnswer(place, Unfit.UNKNOWN_OPTION))
        elif len(said[answer.question]) > 1:
            found.append(UnfitAnswer(place, Unfit.TWO_ANSWERS))
        elif (answer.question, answer.option) not in given:
            found.append(UnfitAnswer(place, Unfit.NOT_ASKED))
    return tuple(found)
