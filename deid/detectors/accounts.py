"""IBAN, bankgiro, plusgiro, bank accounts and cards."""

import re
from collections.abc import Iterator

from stdnum import iban, luhn
from stdnum.exceptions import ValidationError

from deid.kinds import Kind
from deid.passage import Found, Passage

_IBAN = re.compile(r"[0-9](?<!\d\d)\d(?:[ \n\-]?[a-z0-9]){11,32}")
_COUNTRY = re.compile(r"(?<![^\W_])[a-z]{2}[ \n]?$")
_GIRO = re.compile(r"[0-9](?<![\d\-].)(?:(?:[ \n]?\d){1,7}[ \n]?-[ \n]?\d{1,4}(?![\d\-])|\d{6,7}(?!\d))")
_CARD = re.compile(r"[0-9](?<!\d\d)\d{3}([ \n\-]?)\d{4}\1\d{4}\1\d{1,4}(?!\d)")
_ACCOUNT = re.compile(r"[0-9](?<![\d\-].)(?:[ \n\-,.]{0,2}\d){6,17}(?!\d)")
_SWISH = re.compile(r"123(?<!\d123)(?:[ \n\-]?\d){7}(?!\d)")
_GIRO_KINDS = {"b": Kind.BANKGIRO, "p": Kind.PLUSGIRO}
_GIRO_LABEL = re.compile(
    r"(?<!\w)(b|p)(?:ank|lus|ost)?-?(?:giro(?:t|nummer|nr|konto)?|g|gnr)[^\w\n]{0,3}(?:nr|nummer|är|till)?[^\d\n]{0,12}$"
)
_ACCOUNT_LABEL = re.compile(
    r"(?:konto(?:t|nr|nummer|numret)?|clearing(?:nr|nummer)?|bankkonto(?:t|nummer)?)\.?[^\w\n]{0,3}(?:nr|nummer|är)?[^\d\n]{0,12}$"
)
_NEAR = 40


def ibans(passage: Passage) -> Iterator[Found]:
    """Yield IBAN of every country; a Swedish one with a wrong check digit is for review."""
    for candidate in _IBAN.finditer(passage.lower):
        country = _COUNTRY.search(passage.lower, max(0, candidate.start() - 4), candidate.start())
        if country is None:
            continue
        first = country.start()
        written = passage.lower[first : candidate.end()].replace("\n", " ")
        ends = [index for index in range(15, len(written) + 1) if index == len(written) or not written[index].isalnum()]
        right = [end for end in ends if _is_iban(written[:end])]
        nearly = [end for end in ends if re.fullmatch(r"se\d{22}", re.sub("[ -]", "", written[:end]))]
        if right:
            yield first, first + right[-1], Kind.IBAN
        elif nearly:
            yield first, first + nearly[0], Kind.CHECK_DIGIT


def _is_iban(written: str) -> bool:
    try:
        # Without the rules of the country: they stand in modules that would be read from disk here.
        iban.validate(written, check_country=False)
    except ValidationError:
        return False
    return True


def giros(passage: Passage) -> Iterator[Found]:
    """Yield giro numbers that are called so: the number alone looks like an ISSN."""
    for candidate in _GIRO.finditer(passage.text):
        label = _GIRO_LABEL.search(passage.lower[max(0, candidate.start() - _NEAR) : candidate.start()])
        if label:
            number = re.sub(r"\D", "", candidate.group())
            yield *candidate.span(), _GIRO_KINDS[label.group(1)] if luhn.is_valid(number) else Kind.CHECK_DIGIT


def accounts(passage: Passage) -> Iterator[Found]:
    """Yield cards, numbers that take a payment by phone, and whatever is called an account."""
    for card in _CARD.finditer(passage.text):
        if luhn.is_valid(re.sub(r"\D", "", card.group())):
            yield *card.span(), Kind.ACCOUNT
    for pattern, label in ((_ACCOUNT, _ACCOUNT_LABEL), (_SWISH, re.compile(r"swish[^\d\n]{0,20}$"))):
        for candidate in pattern.finditer(passage.text):
            if label.search(passage.lower[max(0, candidate.start() - _NEAR) : candidate.start()]):
                yield *candidate.span(), Kind.ACCOUNT
