"""What a cell of a table of support says; or why it does not say it."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import TypeVar

from pydantic_core import PydanticCustomError

from contracts.grant_terms import CriterionAnswer, Evidence, LegalBasis, NegativeGround, SupportKind
from contracts.organisation_number import of_a_legal_person
from contracts.vocabulary import Term
from varna.sheets.cells import NO_CODE, NO_DAY, code, day_of, words
from varna.sheets.table import Cell, Reason

_AMOUNT = re.compile(r"([0-9]{1,3}(?: [0-9]{3})*|[0-9]{1,9})(?:[,.]([0-9]{1,2}))?(?: ?(?:kr|kronor|sek))?")
_BLANKS = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "  ")
_APART = re.compile(r"\s*[,;+]\s*")
APPROVED, REJECTED = "beviljad", "avslag"
_DECISIONS = {
    **dict.fromkeys(("beviljad", "bifall", "ja", "uthyrd"), APPROVED),
    **dict.fromkeys(("avslag", "avslagen"), REJECTED),
}
_ANSWERS = {
    "ja": CriterionAnswer.MET,
    "nej": CriterionAnswer.NOT_MET,
    "oklart": CriterionAnswer.CANNOT_BE_JUDGED,
}
_KINDS = {"bidrag": SupportKind.GRANT}

One = TypeVar("One", bound=Term)


def organisation(cell: Cell) -> str | Reason:
    """Return the number of an organisation; one of a person is refused (N08)."""
    said = cell.value
    written = str(int(said)) if isinstance(said, float) and said.is_integer() else str(said).strip()
    try:
        return of_a_legal_person(written)
    except PydanticCustomError as error:
        return _PERSON if error.type == "orgnr_person" else _NO_ORGANISATION


def round_code(cell: Cell) -> str | Reason:
    """Return the code of a round that is given by code or by name."""
    return code(words(cell)) or NO_CODE


def amount(cell: Cell) -> int | Reason:
    """Return an amount in öre; a table says it in kronor."""
    value = cell.value
    if isinstance(value, int | float):
        ore = Decimal(str(value)) * 100
        return int(ore) if ore >= 0 and ore == ore.to_integral_value() else _NO_AMOUNT
    found = _AMOUNT.fullmatch(str(value).translate(_BLANKS).strip().casefold())
    if found is None:
        return _NO_AMOUNT
    return int(found[1].replace(" ", "")) * 100 + int((found[2] or "").ljust(2, "0"))


def day(cell: Cell) -> date | Reason:
    """Return a day."""
    return day_of(cell) or NO_DAY


def text(cell: Cell) -> str | Reason:
    """Return a text as it stands; the contract looks at it."""
    return cell.value.strip() if isinstance(cell.value, str) else str(cell.value)


def decision(cell: Cell) -> str | Reason:
    """Return whether support was approved or rejected."""
    return _DECISIONS.get(words(cell)) or _not_in_list(words(cell), list(_DECISIONS))


def answer(cell: Cell) -> CriterionAnswer | Reason:
    """Return the answer to a criterion."""
    return _ANSWERS.get(words(cell)) or term(CriterionAnswer)(cell)


def support_kind(cell: Cell) -> SupportKind | Reason:
    """Return the kind of support of a round."""
    return _KINDS.get(words(cell)) or term(SupportKind)(cell)


def evidence(cell: Cell) -> Evidence | Reason:
    """Return what an assessment rests on."""
    return term(Evidence)(cell)


def legal_basis(cell: Cell) -> list[LegalBasis] | Reason:
    """Return the laws and rules that a decision rests on."""
    return _several(LegalBasis, cell)


def grounds(cell: Cell) -> list[NegativeGround] | Reason:
    """Return the grounds of a rejection, all of them of the closed list."""
    return _several(NegativeGround, cell)


def criteria(cell: Cell) -> list[str] | Reason:
    """Return the keys of criteria."""
    found = [code(part) for part in _APART.split(words(cell))]
    return [key for key in found if key] if all(found) else NO_CODE


def term(terms: type[One]) -> Callable[[Cell], One | Reason]:
    """Return how a cell is read that says a member of a closed list, by its value or its Swedish label."""
    said = {word.casefold(): member for member in terms for word in (member.value, member.label_sv)}

    def read(cell: Cell) -> One | Reason:
        return said.get(words(cell)) or _not_in_list(words(cell), list(said))

    return read


def _several(terms: type[One], cell: Cell) -> list[One] | Reason:
    found = []
    for part in _APART.split(words(cell)):
        member = term(terms)(Cell(cell.row, cell.column, part))
        if isinstance(member, tuple):
            return member
        found.append(member)
    return list(dict.fromkeys(found))


def _not_in_list(said: str, known: list[str]) -> Reason:
    close = get_close_matches(said, known, n=1)
    meant = f"{close[0]}?" if close else f"något av {', '.join(known)}"
    return "NOT_IN_LIST", "Ordet finns inte i listan.", "The word is not in the list.", meant


_PERSON: Reason = (
    "PERSONAL_DATA",
    "Numret hör till en fysisk person och tas inte emot.",
    "The number belongs to a natural person and is not taken.",
    "bara juridiska personer kan få stöd; ta bort raden",
)
_NO_ORGANISATION: Reason = (
    "NO_ORGANISATION_NUMBER",
    "Cellen är inget organisationsnummer, eller kontrollsiffran är fel.",
    "The cell is no organisation number, or its check digit is wrong.",
    "skriv tio siffror, till exempel 802002-4280",
)
_NO_AMOUNT: Reason = (
    "NO_AMOUNT",
    "Cellen är inget belopp i kronor.",
    "The cell is no amount in kronor.",
    "skriv till exempel 12 500 eller 12 500,50",
)
