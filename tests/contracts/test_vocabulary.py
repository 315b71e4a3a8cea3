import pytest

from contracts.vocabulary import Category, Term
from tests.contracts.contract_fields import terms

MEMBERS: list[Term] = [member for term in terms() for member in term]


@pytest.mark.parametrize("member", MEMBERS, ids=lambda member: f"{type(member).__name__}.{member.name}")
def test_every_member_has_a_stored_value_and_a_label_in_both_languages(member: Term) -> None:
    assert member.value == member.name.lower()
    for label in (member.label_sv, member.label_en):
        assert label.strip() == label
        assert label[0].isupper()
    assert next(known for known in type(member) if known == member.value) is member


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.__name__)
def test_labels_tell_the_members_of_a_list_apart(term: type[Term]) -> None:
    assert len({member.label_sv for member in term}) == len({member.label_en for member in term}) == len(list(term))


def test_a_member_is_stored_as_its_value_and_shown_by_its_labels() -> None:
    assert (Category.HINDERING.value, Category.HINDERING.label_sv) == ("hindering", "Förhindrande")
    assert f"{Category.HINDERING}" == "hindering"
