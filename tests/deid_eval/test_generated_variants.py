"""The generator makes what it says, from numbers that belong to nobody, and "found" is as strict as it sounds."""

import re
import unicodedata
from random import Random

import pytest
from stdnum.se import personnummer

from benchmarks.deid_eval import check_digits, inventions
from benchmarks.deid_eval.disguises import DISGUISES
from benchmarks.deid_eval.evaluation import found, gate
from benchmarks.deid_eval.variants import SENTENCES, Variant, generate
from benchmarks.deid_eval.written_forms import FORMS, WrittenForm
from deid import Kind, Outcome, Span, Verdict

VARIANTS = tuple(generate())


def test_there_are_at_least_two_thousand_of_form_times_disguise() -> None:
    assert len({variant.text for variant in VARIANTS}) == len(VARIANTS) >= 2000
    assert len({variant.name for variant in VARIANTS}) >= 2000


def test_the_same_seed_makes_the_same_and_another_makes_others() -> None:
    assert tuple(generate()) == VARIANTS
    others = {variant.text for variant in generate(seed=1)}
    assert len(others & {variant.text for variant in VARIANTS}) < len(VARIANTS) / 10


def test_every_form_and_every_disguise_is_used() -> None:
    assert {variant.form for variant in VARIANTS} == set(FORMS)
    assert {variant.disguise for variant in VARIANTS} == set(DISGUISES)
    assert len(set(FORMS)) == len(FORMS)


def test_every_disguise_but_the_first_changes_the_identifier() -> None:
    ascii_and_swedish = re.compile(r"[\x20-\x7eåäöéÅÄÖ°]*")
    for variant in VARIANTS:
        inside = "".join(variant.text[start:end] for start, end in variant.identifier)
        plain = variant.disguise in {"plain", "two spaces"}
        assert bool(ascii_and_swedish.fullmatch(inside)) == plain, variant.name


def test_the_place_of_the_identifier_is_right() -> None:
    for variant in VARIANTS:
        outside = list(variant.text)
        for start, end in reversed(variant.identifier):
            assert any(char.isalnum() for char in outside[start:end]), variant.name
            del outside[start:end]
        if variant.form.kind in {"personnummer", "phone", "IBAN"}:
            digits = sum(unicodedata.category(char) == "Nd" for char in outside)
            assert digits in {0, 2, 4}, "the sentence has a year or 30 minutes and the form has left nothing outside"


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_sentence_around_it_says_nothing(sentence: str) -> None:
    assert gate(sentence.format("den")).outcome == Outcome.CLEAN


def test_check_digits_agree_with_published_examples() -> None:
    assert check_digits.luhn("640823323") == "4"
    assert check_digits.luhn("5050105") == "5"
    assert check_digits.luhn("49015420323751") == "8"
    assert check_digits.iban("SE", "50000000058398257466") == "45"
    assert check_digits.iban("DE", "370400440532013000") == "89"


def test_identity_numbers_are_of_test_persons_only() -> None:
    for seed in range(300):
        parts = inventions.person(Random(seed))
        assert 980 <= int(parts["n"]) <= 999
        number = f"{parts['c']}{parts['y']}{parts['m']}{parts['d']}{parts['n']}"
        assert personnummer.is_valid(number + parts["k"])
        assert not personnummer.is_valid(number + parts["wrong"])
        assert int(inventions.coordinated(Random(seed))["d"]) > 60


def test_phones_are_of_the_series_for_books_and_films() -> None:
    for seed in range(300):
        mobile = inventions.mobile(Random(seed))
        assert 605 <= int(mobile["b"] + mobile["c"]) <= 699
        landline = inventions.landline(Random(seed))
        number = landline["area"] + landline["a"] + landline["b"] + landline["c"]
        assert re.fullmatch(r"846500[4]\d\d|3139006\d\d|4062804\d\d|9803192\d\d", number)


def _variant(*, review: bool) -> Variant:
    return Variant(WrittenForm("kind", inventions.person, review, "{n}"), "plain", "Se 12-34 här", ((3, 8),))


@pytest.mark.parametrize(
    ("outcome", "spans", "refused_form", "review_form"),
    [
        (Outcome.REFUSED, [(3, 8)], True, True),
        (Outcome.REFUSED, [(3, 5), (6, 8)], True, True),
        (Outcome.REFUSED, [(0, 12)], True, True),
        (Outcome.REFUSED, [(3, 7)], False, False),
        (Outcome.REFUSED, [(4, 8)], False, False),
        (Outcome.NEEDS_REVIEW, [(3, 8)], False, True),
        (Outcome.CLEAN, [], False, False),
    ],
)
def test_found_is_stopped_as_it_must_be_and_covered(
    outcome: Outcome, spans: list[tuple[int, int]], refused_form: bool, review_form: bool
) -> None:
    verdict = Verdict(outcome, tuple(Span(start, end, Kind.PHONE) for start, end in spans))
    assert found(_variant(review=False), verdict) == refused_form
    assert found(_variant(review=True), verdict) == review_form
