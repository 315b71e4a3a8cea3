"""What a closed survey tells of a nämnd, and of nämnder beside each other; never of fewer than five (R25, R26, N11)."""

from collections import Counter
from collections.abc import Iterable, Mapping

from contracts.surveys import SCALE, Anonymity, Indicator, QuestionKind
from gateway.views.reader import Reader, Row
from gateway.views.small_groups import SMALLEST, apart, large, together
from gateway.views.surveys import Withheld, answered, counted, of_year, surveys
from gateway.views.vault_access import erased

Counts = Mapping[str, int]
"""How many gave each reply."""


def results(reader: Reader, as_of: int | None, year: int, namnd: str) -> Row | None:
    """Return what a nämnd's recipients answered in a year's survey; its own questions stand apart (R08)."""
    survey = of_year(reader, as_of, year)
    if survey is None:
        return None
    answers = _answers(reader, survey, namnd)
    told = {"as_of": as_of, "namnd_code": namnd, "survey": survey, "answers": answers, "withheld": None}
    withheld = _withheld(survey, answers)
    if withheld is not None:
        return {**told, "answers": None, "withheld": withheld, "questions": [], "local_questions": []}
    tallies = counted(reader, survey, "survey_tally", namnd).get(namnd, [])
    own = [each for added in survey["local_questions"] if added["namnd_code"] == namnd for each in added["questions"]]
    return {
        **told,
        "questions": [_by_category(survey, each, _of(each, tallies, local=False)) for each in _counted(survey)],
        "local_questions": [
            {**each, **figure(each, _summed(_of(each, tallies, local=True)))} for each in own if _is_counted(each)
        ],
    }


def indicators(reader: Reader, as_of: int | None, year: int, indicator: Indicator | None = None) -> list[Row]:
    """Return what can be compared between nämnder: each measured question, for every nämnd and for the city."""
    survey = of_year(reader, as_of, year)
    if survey is None:
        return []
    tallies = counted(reader, survey, "survey_tally")
    namnder = counted(reader, survey, "survey_coverage")
    return [
        _compared(survey, each, {code: _summed(_of(each, tallies.get(code, []), local=False)) for code in namnder})
        for each in _counted(survey)
        if each["indicator"] is not None and indicator in {None, each["indicator"]}
    ]


def texts(reader: Reader, as_of: int | None, key: str, namnd: str) -> list[Row]:
    """Return where the texts of a nämnd's answers lie in the vault: in no order of time, and beside no other reply."""
    survey = next((each for each in surveys(reader, as_of) if each["key"] == key), None)
    if survey is None or _withheld(survey, _answers(reader, survey, namnd)) is not None:
        return []
    found = counted(reader, survey, "survey_text", namnd).get(namnd, [])
    gone = erased(reader, as_of, [row["key"] for row in found])
    return [{**row, "reference": row["key"], "erased": gone[row["key"]]} for row in found]


def figure(question: Row, counts: Counts) -> Row:
    """Return what so many answered to a question, unless they are too few."""
    answers = sum(counts.values())
    if not large(answers):
        return unsaid(Withheld.TOO_FEW)
    steps = sum(int(step) * number for step, number in counts.items()) if question["kind"] == QuestionKind.SCALE else 0
    return {
        "answers": answers,
        "mean": round(steps / answers, 2) if steps else None,
        "yes_percent": _yes_percent(question, counts, answers),
        "values": [
            {"value": value, "text": text, "answers": counts[value]}
            for value, text in _choices(question)
            if value in counts
        ],
        "withheld": None,
    }


def _choices(question: Row) -> Iterable[tuple[str, str]]:
    if question["kind"] == QuestionKind.SCALE:
        return [(str(step), str(step)) for step in SCALE]
    if question["kind"] == QuestionKind.YES_NO:
        return [("yes", "Ja"), ("no", "Nej")]
    return [(option["key"], option["text"]) for option in question["options"]]


def unsaid(withheld: Withheld) -> Row:
    """Return what stands where a figure is withheld."""
    return {"answers": None, "mean": None, "yes_percent": None, "values": [], "withheld": withheld}


def _yes_percent(question: Row, counts: Counts, answers: int) -> float | None:
    if question["kind"] != QuestionKind.YES_NO or not answers:
        return None
    return round(100 * counts.get("yes", 0) / answers, 1)


def _answers(reader: Reader, survey: Row, namnd: str) -> int:
    return answered(counted(reader, survey, "survey_coverage", namnd).get(namnd, []))


def _withheld(survey: Row, answers: int) -> Withheld | None:
    if survey["closed_at"] is None:
        return Withheld.OPEN
    return Withheld.TOO_FEW if answers < SMALLEST else None


def _counted(survey: Row) -> list[Row]:
    return [question for question in survey["questions"] if _is_counted(question)]


def _is_counted(question: Row) -> bool:
    return bool(question["kind"] != QuestionKind.FREE_TEXT)


def _of(question: Row, tallies: Iterable[Row], *, local: bool) -> dict[str, Counts]:
    return {
        row["category"]: row["counts"]
        for row in tallies
        if row["local"] is local and row["question"] == question["key"]
    }


def _summed(by_category: Mapping[str, Counts]) -> Counter[str]:
    return sum(map(Counter, by_category.values()), Counter())


def _by_category(survey: Row, question: Row, by_category: Mapping[str, Counts]) -> Row:
    whole = figure(question, _summed(by_category))
    kept = survey["anonymity"] == Anonymity.CATEGORY
    shown = kept and apart([sum(counts.values()) for counts in by_category.values()])
    return {
        **question,
        **whole,
        "categories": [
            {"category": category, **figure(question, counts)} for category, counts in by_category.items() if shown
        ],
        "categories_withheld": None if shown else Withheld.TOO_FEW if kept else Withheld.NOT_KEPT,
    }


def _compared(survey: Row, question: Row, by_namnd: Mapping[str, Counter[str]]) -> Row:
    closed = survey["closed_at"] is not None
    city = together([counts.total() for counts in by_namnd.values()])
    whole = figure(question, sum(by_namnd.values(), Counter())) if city else unsaid(Withheld.TOO_FEW)
    return {
        **question,
        "as_of": survey["as_of"],
        "city": whole if closed else unsaid(Withheld.OPEN),
        "namnder": [
            {
                "as_of": survey["as_of"],
                "namnd_code": code,
                **(figure(question, counts) if closed else unsaid(Withheld.OPEN)),
            }
            for code, counts in by_namnd.items()
        ],
    }
