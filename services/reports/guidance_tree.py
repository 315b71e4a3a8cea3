"""Is a tree of guidance sound? Every question can be asked, every step be reached, and every way through ends in one.

Each check gives a refusal that says where in the tree something is wrong, or nothing when all is well.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from contracts.answers import Refusal, refuse
from contracts.checks import twice
from contracts.guidance import GuidanceQuestion, GuidanceTree
from contracts.guidance_outcome import Given, holds, steps_after
from contracts.incidents import GivenAnswer

MOST_WAYS = 5_000
"""How many ways through a tree are gone through: more than a tree that people can follow has."""

Place = tuple[str, GivenAnswer]
"""Where an answer stands in the tree, and the answer."""


def not_sound(tree: GuidanceTree, listed: Collection[str]) -> Refusal | None:
    """Refuse a tree that could leave somebody without a next step; `listed` are the keys of the directory."""
    return (
        _keys_twice(tree)
        or _unknown_answers(tree)
        or _unknown_steps(tree)
        or _contradictions(tree)
        or _unused_steps(tree)
        or _unlisted(tree, listed)
        or _dead_ends(tree)
    )


def _keys_twice(tree: GuidanceTree) -> Refusal | None:
    lists = {
        "tree.questions": [question.key for question in tree.questions],
        "tree.steps": [step.key for step in tree.steps],
        **{
            f"tree.questions.{place}.options": [option.key for option in question.options]
            for place, question in enumerate(tree.questions)
        },
    }
    return next(filter(None, (twice(keys, field) for field, keys in lists.items())), None)


def _unknown_answers(tree: GuidanceTree) -> Refusal | None:
    before: set[tuple[str, str]] = set()
    for place, question in enumerate(tree.questions):
        for field, answer in _answers(question.asked_when, f"tree.questions.{place}.asked_when"):
            if (answer.question, answer.option) not in before:
                return _no_such_answer(field, "en tidigare fråga", "an earlier question")
        before |= {(question.key, option.key) for option in question.options}
    for place, rule in enumerate(tree.rules):
        for field, answer in _answers(rule.when, f"tree.rules.{place}.when"):
            if (answer.question, answer.option) not in before:
                return _no_such_answer(field, "en fråga", "a question")
    return None


def _answers(condition: Iterable[GivenAnswer], field: str) -> Iterator[Place]:
    return ((f"{field}.{place}", answer) for place, answer in enumerate(condition))


def _unknown_steps(tree: GuidanceTree) -> Refusal | None:
    known = {step.key for step in tree.steps}
    for place, rule in enumerate(tree.rules):
        for each, step in enumerate(rule.steps):
            if step not in known:
                return refuse(
                    "STEP_UNKNOWN",
                    "Regeln pekar på ett steg som inte finns i trädet.",
                    "The rule points to a step that is not in the tree.",
                    field=f"tree.rules.{place}.steps.{each}",
                    hint="Lägg till steget eller rätta nyckeln. / Add the step, or correct the key.",
                )
    return None


def _contradictions(tree: GuidanceTree) -> Refusal | None:
    questions = {question.key: question for question in tree.questions}
    conditions = {
        **{f"tree.questions.{place}.asked_when": each.asked_when for place, each in enumerate(tree.questions)},
        **{f"tree.rules.{place}.when": each.when for place, each in enumerate(tree.rules)},
    }
    for field, condition in conditions.items():
        needed = _needed(condition, questions)
        if len({question for question, _ in needed}) < len(needed):
            return refuse(
                "NEVER_TRUE",
                "Villkoret kan aldrig bli uppfyllt: det kräver två olika svar på samma fråga.",
                "The condition can never hold: it needs two different answers to the same question.",
                field=field,
                hint="Dela upp villkoret eller ta bort ett av svaren. / Split it, or remove one of the answers.",
            )
    return None


def _needed(condition: Iterable[GivenAnswer], questions: Mapping[str, GuidanceQuestion]) -> Given:
    """Return every answer that must be given for a condition to hold, also those that lead to its questions."""
    needed: set[tuple[str, str]] = set()
    waiting = list(condition)
    while waiting:
        answer = waiting.pop()
        if (answer.question, answer.option) not in needed:
            needed.add((answer.question, answer.option))
            waiting.extend(questions[answer.question].asked_when)
    return needed


def _unused_steps(tree: GuidanceTree) -> Refusal | None:
    used = {step for rule in tree.rules for step in rule.steps}
    for place, step in enumerate(tree.steps):
        if step.key not in used:
            return refuse(
                "STEP_UNREACHED",
                "Inget svar leder till steget.",
                "No answer leads to the step.",
                field=f"tree.steps.{place}",
                hint="Låt en regel peka på steget, eller ta bort det. / Let a rule point to the step, or remove it.",
            )
    return None


def _unlisted(tree: GuidanceTree, listed: Collection[str]) -> Refusal | None:
    for place, step in enumerate(tree.steps):
        if step.contact is not None and step.contact not in listed:
            return refuse(
                "CONTACT_UNKNOWN",
                "Steget pekar på en kontakt som inte finns i katalogen.",
                "The step points to a contact that is not in the directory.",
                field=f"tree.steps.{place}.contact",
                hint="Lägg först in kontakten i katalogen. / List the contact in the directory first.",
            )
    return None


def _dead_ends(tree: GuidanceTree) -> Refusal | None:
    for number, given in enumerate(_ways(tree, 0, frozenset())):
        if number == MOST_WAYS:
            return _too_many_ways()
        if not steps_after(tree, given):
            return refuse(
                "NO_STEP",
                "Det finns svar som inte leder till något steg.",
                "There are answers that lead to no step.",
                field="tree.rules",
                items=tuple(f"{question}:{option}" for question, option in sorted(given)),
                hint="Lägg till en regel för svaren i listan, eller en utan villkor."
                " / Add a rule for the answers listed, or one without a condition.",
            )
    return None


def _ways(tree: GuidanceTree, place: int, given: Given) -> Iterator[Given]:
    """Go through the ways on from a question; one that has led to a step already is not followed to its end."""
    asked = (at for at in range(place, len(tree.questions)) if holds(tree.questions[at].asked_when, given))
    here = None if steps_after(tree, given) else next(asked, None)
    if here is None:
        yield given
        return
    question = tree.questions[here]
    for option in question.options:
        yield from _ways(tree, here + 1, given | {(question.key, option.key)})


def _no_such_answer(field: str, sv: str, en: str) -> Refusal:
    return refuse(
        "ANSWER_UNKNOWN",
        f"Villkoret nämner inte {sv} och ett av dess svar.",
        f"The condition does not name {en} and one of its answers.",
        field=field,
        hint="Kontrollera frågans och svarets nycklar och ordningen. / Check both keys, and the order of questions.",
    )


def _too_many_ways() -> Refusal:
    return refuse(
        "TREE_TOO_WIDE",
        f"Trädet har fler än {MOST_WAYS} vägar utan steg på vägen och kan inte gås igenom.",
        f"The tree has more than {MOST_WAYS} ways without a step on them and cannot be gone through.",
        field="tree",
        hint="Lägg till en regel utan villkor, eller villkor för när frågorna ställs."
        " / Add a rule without a condition, or conditions for when questions are asked.",
    )
