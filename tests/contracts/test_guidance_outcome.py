"""The same answers always lead to the same outcome, whatever their order (R10-R15)."""

from hypothesis import given
from hypothesis import strategies as st

from contracts.guidance_outcome import Unfit, advise
from contracts.incidents import GivenAnswer
from tests.reports.trees import answered, question, rule, step, tree

WIDER = tree(
    questions=(
        question("threat"),
        question("about", "wall", "somebody", "sign", when=("threat:no",)),
        question("young", when=("about:somebody",)),
    ),
    steps=(step("call", before_report=True), step("social"), step("elsewhere", instead_of_report=True), step("all")),
    rules=(
        rule("all"),
        rule("call", when=("threat:yes",)),
        rule("elsewhere", when=("about:somebody",)),
        rule("elsewhere", "social", when=("young:yes",)),
    ),
)
ANSWERS = st.lists(
    st.builds(
        GivenAnswer,
        question=st.sampled_from(["threat", "about", "young", "other"]),
        option=st.sampled_from(["yes", "no", "wall", "somebody", "sign"]),
    ),
    max_size=6,
)


def _keys(*given: str) -> tuple[str | None, list[str]]:
    advised = advise(WIDER, answered(*given))
    return advised.ask and advised.ask.key, [step.key for step in advised.steps]


def test_R10_the_first_question_is_of_a_threat_and_its_step_is_told_before_anything_else() -> None:
    assert _keys() == ("threat", ["all"])
    assert _keys("threat:yes") == (None, ["call", "all"])
    assert [step.key for step in advise(WIDER, answered("threat:yes")).first] == ["call"]
    assert advise(WIDER, answered("threat:no")).first == ()


def test_R14_what_belongs_elsewhere_is_told_instead_of_a_report() -> None:
    assert [step.key for step in advise(WIDER, answered("threat:no", "about:somebody")).instead] == ["elsewhere"]
    assert advise(WIDER, answered("threat:no", "about:wall")).instead == ()


def test_R15_questions_follow_from_answers_and_steps_are_told_once_in_the_order_of_the_tree() -> None:
    assert _keys("threat:no") == ("about", ["all"])
    assert _keys("threat:no", "about:wall") == (None, ["all"])
    assert _keys("threat:no", "about:somebody") == ("young", ["elsewhere", "all"])
    assert _keys("threat:no", "about:somebody", "young:yes") == (None, ["social", "elsewhere", "all"])


def test_R15_of_several_questions_without_an_answer_the_first_is_asked() -> None:
    several = tree(questions=(question("threat"), question("about"), question("where")), rules=(rule("manager"),))
    asked = [advise(several, answered(*given)).ask for given in ((), ("about:yes",), ("threat:no",))]
    assert [each and each.key for each in asked] == ["threat", "threat", "about"]


def test_R15_answers_that_do_not_fit_are_told_by_place_and_count_for_nothing() -> None:
    def unfit(*given: str) -> list[tuple[int, Unfit]]:
        return [(each.place, each.reason) for each in advise(WIDER, answered(*given)).unfit]

    assert unfit("threat:no", "colour:red") == [(1, Unfit.UNKNOWN_QUESTION)]
    assert unfit("threat:perhaps") == [(0, Unfit.UNKNOWN_OPTION)]
    assert unfit("threat:yes", "threat:no") == [(0, Unfit.TWO_ANSWERS), (1, Unfit.TWO_ANSWERS)]
    assert unfit("threat:yes", "about:wall") == [(1, Unfit.NOT_ASKED)]
    assert unfit("threat:no", "threat:no") == []
    assert _keys("threat:yes", "threat:no") == ("threat", ["all"])
    assert _keys("threat:yes", "about:somebody", "young:yes") == (None, ["call", "all"])


@given(answers=ANSWERS, seed=st.randoms(use_true_random=False))
def test_R15_the_same_answers_in_any_order_lead_to_the_same_outcome(answers: list[GivenAnswer], seed: object) -> None:
    shuffled = [*answers, *answers[:1]]
    seed.shuffle(shuffled)  # type: ignore[attr-defined] # a random.Random
    once, again = advise(WIDER, answers), advise(WIDER, shuffled)
    assert (once.ask, once.steps) == (again.ask, again.steps)
    assert {(answers[each.place], each.reason) for each in once.unfit} == {
        (shuffled[each.place], each.reason) for each in again.unfit
    }


@given(answers=ANSWERS)
def test_R15_an_answer_that_does_not_fit_might_as_well_not_have_been_given(answers: list[GivenAnswer]) -> None:
    whole = advise(WIDER, answers)
    wrong = {each.place for each in whole.unfit}
    fit = advise(WIDER, [answer for place, answer in enumerate(answers) if place not in wrong])
    assert (fit.ask, fit.steps, fit.unfit) == (whole.ask, whole.steps, ())


@given(answers=ANSWERS)
def test_R15_asking_on_until_nothing_is_left_to_ask_ends_and_keeps_every_step(answers: list[GivenAnswer]) -> None:
    for option in ("no", "somebody", "yes"):
        advised = advise(WIDER, answers)
        if advised.ask and option in {each.key for each in advised.ask.options} and not advised.unfit:
            more = advise(WIDER, [*answers, GivenAnswer(question=advised.ask.key, option=option)])
            assert set(advised.steps) <= set(more.steps)
            assert more.ask != advised.ask
