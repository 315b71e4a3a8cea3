"""Generated identifiers in every format and every disguise: all found, and exactly where they stand."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.iso7064 import mod_97_10

import deid
from deid import Kind, Outcome

TODAY = date(2026, 11, 20)
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
_RINGS = str.maketrans("123456789", "①②③④⑤⑥⑦⑧⑨")
_LOOKALIKES = str.maketrans("AaBCcEeHKMOoPpTXxy", "АаВСсЕеНКМОоРрТХху")

TRICKS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "full width": lambda text: text.translate(_FULL),
    "arabic digits": lambda text: text.translate(_ARABIC),
    "bold digits": lambda text: text.translate(_BOLD),
    "digits in rings": lambda text: text.translate(_RINGS),
    "zero-width space": "\u200b".join,
    "soft hyphen": "\u00ad".join,
    "word joiner": "\u2060".join,
    "bidi control": lambda text: text[0] + "\u202e" + text[1:],
    "strike-through": lambda text: "".join(c + "\u0336" if c.isdigit() else c for c in text),
    "en dash": lambda text: text.replace("-", "–"),
    "minus": lambda text: text.replace("-", "\u2212"),
    "non-breaking hyphen": lambda text: text.replace("-", "\u2011"),
    "no-break space": lambda text: text.replace(" ", "\u00a0"),
    "thin space": lambda text: text.replace(" ", "\u2009"),
    "lookalikes": lambda text: text.translate(_LOOKALIKES),
}
AROUND = ["", "Enligt uppgift ", "(", "Möte 2019-05-15, ", "å̈ ", "nr:"]
AFTER = ["", ".", ", sade hen", ")", " i går", "!"]

days = st.dates(date(1900, 1, 1), TODAY - timedelta(days=1))
serials = st.sampled_from(["238", "239", "980", "981"])
"""Birth numbers the Tax Agency keeps for tests."""


@st.composite
def person_numbers(draw: st.DrawFn, added: int = 0) -> str:
    day, serial = draw(days), draw(serials)
    short = f"{day:%y%m}{day.day + added:02}{serial}"
    ten = short + luhn.calc_check_digit(short)
    form = draw(
        st.sampled_from(
            [
                "{d}-{n}",
                "{d}{n}",
                "{d} {n}",
                "{d}+{n}",
                "{c}{d}-{n}",
                "{c}{d}{n}",
                "{c}{d} {n}",
                "{y} {m} {a} - {p} {q}",
                "{c}{y} {m} {a} {n}",
                "{y}-{m}-{a}-{n}",
                "{c}{y}-{m}-{a} {n}",
                "{c}{y}.{m}.{a}-{n}",
                "{y}/{m}/{a}-{n}",
            ]
        )
    )
    parts = {"d": ten[:6], "n": ten[6:], "c": f"{day.year // 100}", "y": ten[:2], "m": ten[2:4], "a": ten[4:6]}
    return form.format(**parts, p=ten[6:8], q=ten[8:])


@st.composite
def phones(draw: st.DrawFn) -> str:
    tail = draw(st.sampled_from(["0", "2", "3", "6", "9"])) + "1740" + draw(st.from_regex(r"\d{3}", fullmatch=True))
    a, b, c, d = tail[:1], tail[1:4], tail[4:6], tail[6:8]
    form = draw(
        st.sampled_from(
            [
                "07{a}-{b} {c} {d}",
                "07{a}{b}{c}{d}",
                "+467{a}{b}{c}{d}",
                "+46 7{a} {b} {c} {d}",
                "00467{a}{b}{c}{d}",
                "+46 (0)7{a}-{b} {c} {d}",
                "07{a} {b}{c}{d}",
                "07{a}.{b}.{c}.{d}",
                "07{a}/{b}{c}{d}",
                "(07{a}) {b} {c} {d}",
            ]
        )
    )
    return form.format(a=a, b=b, c=c, d=d)


@st.composite
def plates(draw: st.DrawFn) -> str:
    letters = draw(st.sampled_from(["BHX", "GKP", "XYZ", "WPM", "ZTK"]))
    last = draw(st.sampled_from("0123456789ABDHKX"))
    return letters + draw(st.sampled_from([" ", "", "-"])) + draw(st.from_regex(r"[0-9]{2}", fullmatch=True)) + last


@st.composite
def ibans(draw: st.DrawFn) -> str:
    account = draw(st.from_regex(r"[0-9]{20}", fullmatch=True))
    number = "SE" + mod_97_10.calc_check_digits(account + "SE") + account
    return " ".join(number[at : at + 4] for at in range(0, 24, 4)) if draw(st.booleans()) else number


emails = st.builds(
    "{}{}exempel{}se".format,
    st.sampled_from(["nagon.annan", "info-x", "n99"]),
    st.sampled_from(["@", " (at) ", "[at]", " snabel-a ", "(a)", " @ "]),
    st.sampled_from([".", " punkt ", "(punkt)", " dot "]),
)

KINDS: list[tuple[Kind, st.SearchStrategy[str]]] = [
    (Kind.PERSONNUMMER, person_numbers()),
    (Kind.SAMORDNINGSNUMMER, person_numbers(added=60)),
    (Kind.PHONE, phones()),
    (Kind.PLATE, plates()),
    (Kind.IBAN, ibans()),
    (Kind.EMAIL, emails),
]


@pytest.mark.parametrize(("kind", "written"), KINDS, ids=[kind.value for kind, _ in KINDS])
@pytest.mark.parametrize("trick", TRICKS)
def test_N01_every_disguise_is_seen_through(kind: Kind, written: st.SearchStrategy[str], trick: str) -> None:
    @settings(max_examples=25, deadline=None, derandomize=True)
    @given(plain=written, before=st.sampled_from(AROUND), after=st.sampled_from(AFTER))
    def seen(plain: str, before: str, after: str) -> None:
        disguised = TRICKS[trick](plain)
        verdict = deid.check(before + disguised + after, TODAY)
        assert verdict.outcome is Outcome.REFUSED
        spans = [(span.start, span.end) for span in verdict.spans if span.kind is kind]
        assert spans == [(len(before), len(before) + len(disguised))]

    seen()


@given(day=days, serial=serials, wrong=st.integers(1, 9))
@settings(deadline=None, derandomize=True)
def test_a_wrong_check_digit_is_asked_about(day: date, serial: str, wrong: int) -> None:
    short = f"{day:%y%m%d}{serial}"
    digit = (int(luhn.calc_check_digit(short)) + wrong) % 10
    verdict = deid.check(f"{day:%Y%m%d}-{serial}{digit}", TODAY)
    assert [span.kind for span in verdict.spans] == [Kind.CHECK_DIGIT]


@given(first=st.sampled_from("2578"), rest=st.from_regex(r"[0-9][2-9][0-9]{6}", fullmatch=True))
@settings(deadline=None, derandomize=True)
def test_organisation_numbers_of_associations_and_companies_pass(first: str, rest: str) -> None:
    number = first + rest + luhn.calc_check_digit(first + rest)
    for written in (f"{number[:6]}-{number[6:]}", number, f"16{number[:6]}-{number[6:]}"):
        assert deid.check(f"Föreningen har organisationsnummer {written}.", TODAY).outcome is Outcome.CLEAN
