"""No name, purpose, reason or other text ever decides: the same acts in other words have the same outcome."""

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, WrapValidator

from contracts.answers import Refusal
from contracts.envelope import Fact
from contracts.gate import gated
from contracts.grant_terms import AppealOutcome, CriterionAnswer, NegativeGround, SupportKind
from gateway.views.eligibility import Asked, eligibility
from gateway.views.reader import reading
from tests.projector import sample_grants as sample
from tests.projector.read_models import ReadModels
from tests.projector.sample_history import established
from tests.projector.sample_ledger import Ledger

Model = TypeVar("Model", bound=BaseModel)
NAMNDER = (sample.NAMND, "kungsholmen")
VIEWS = st.sampled_from(
    [
        "Föreningen för världsrevolutionen",
        "Nationella samlingen",
        "Rättrogna brödraskapet",
        "Kungsholmens schackklubb",
        "Vi tar avstånd från det demokratiska samhället",
        "Vi står bakom alla människors lika värde",
        "Stöd åt kampen",
        "§ 1",
    ]
) | st.text(st.characters(categories=["Lu", "Ll", "Zs"]), min_size=1, max_size=30)
"""What an organisation could be called or say, and anything else."""


def is_text(info: Any) -> bool:
    """Whether a field takes words that somebody writes."""
    found = [*info.metadata, *(each for part in getattr(info.annotation, "__args__", ()) for each in _metadata(part))]
    return any(isinstance(each, WrapValidator) and each.func is gated for each in found)


def _metadata(part: Any) -> tuple[Any, ...]:
    return getattr(part, "__metadata__", ())


def reworded(model: Model, data: st.DataObject) -> Model:
    """The same fact with other words wherever somebody wrote words."""
    said: dict[str, Any] = {}
    for name, info in type(model).model_fields.items():
        value = getattr(model, name)
        if isinstance(value, str) and is_text(info):
            said[name] = data.draw(VIEWS)
        elif isinstance(value, BaseModel):
            said[name] = reworded(value, data)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            said[name] = tuple(reworded(each, data) for each in value)
    return model.model_copy(update=said)


def history(first: CriterionAnswer, second: CriterionAnswer) -> list[Fact]:
    return [
        sample.registered(),
        sample.rules(namnd=None),
        sample.received(),
        sample.assessed(sample.FIRST, first, second),
        sample.approved(),
        sample.paid(),
        sample.letting(),
        sample.premises_let(),
        sample.received(sample.SECOND, "kungsholmen"),
        sample.assessed(sample.SECOND, second, first, namnd="kungsholmen"),
        sample.rejected(sample.SECOND, "kungsholmen"),
        sample.appealed(sample.SECOND, AppealOutcome.UPHELD, "kungsholmen"),
        sample.claimed(),
        sample.duty(),
    ]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadModels]:
    opened = ReadModels(f"sqlite:///{tmp_path_factory.mktemp('outcomes') / 'read-models.db'}")
    yield opened
    opened.close()


def outcomes(models: ReadModels, facts: list[Fact]) -> list[Any]:
    """All that is answered when these facts are all that was told, but for the words."""
    models.emptied()
    models.fold(Ledger([established(code) for code in NAMNDER]).recorded)
    models.fold(Ledger(facts, "grants").recorded)
    asked = [
        Asked(sample.ORGNR, namnd, kind, on)
        for namnd in NAMNDER
        for kind in SupportKind
        for on in (date(2026, 11, 20), date(2027, 5, 1))
    ]
    with reading(models.engine) as reader:
        return [_without_words(eligibility(reader, None, each)) for each in asked]


def _without_words(answer: Any) -> Any:
    assert not isinstance(answer, Refusal)
    return {
        **{name: answer[name] for name in ("outcome", "hindrances", "next_steps", "missing", "reports")},
        "criteria": [(each["key"], each["answer"], each["evidence"], each["counts"]) for each in answer["criteria"]],
        "running": [each["id"] for each in answer["running"]],
        "other_decisions": [(each["case_id"], each["grounds"], each["stands"]) for each in answer["other_decisions"]],
        "duties": [each["id"] for each in answer["duties"]],
    }


@settings(max_examples=25, deadline=None)
@given(st.data(), st.sampled_from(CriterionAnswer), st.sampled_from(CriterionAnswer))
def test_G04_the_same_acts_in_other_words_have_the_same_outcome(
    models: ReadModels, data: st.DataObject, first: CriterionAnswer, second: CriterionAnswer
) -> None:
    facts = history(first, second)
    others = [reworded(fact, data) for fact in facts]
    assert outcomes(models, facts) == outcomes(models, others)


def test_every_word_that_somebody_wrote_is_found() -> None:
    """Or the property above would show nothing."""
    found = {name for fact in history(*[CriterionAnswer.MET] * 2) for name in _worded(fact)}
    assert found == {"title", "wording", "source", "purpose", "reason", "reasons", "paragraph", "premises", "occasion"}


def _worded(model: BaseModel) -> set[str]:
    found = {name for name, info in type(model).model_fields.items() if is_text(info) and getattr(model, name)}
    for name in type(model).model_fields:
        value = getattr(model, name)
        for part in value if isinstance(value, tuple) else (value,):
            found |= _worded(part) if isinstance(part, BaseModel) else set()
    return found


def test_G08_a_ground_about_views_cannot_be_entered() -> None:
    """Each ground of the closed list is a fact of the case or an act: no opinion, faith or party is among them."""
    about_views = ("view", "opinion", "belief", "faith", "religion", "party", "politic", "ideolog")
    assert not [ground for ground in NegativeGround if any(word in ground.value for word in about_views)]
    assert not any(word in ground.label_en.lower() for ground in NegativeGround for word in about_views)
