"""Texts of a situation picture say levels and words; however people are counted in them, they are refused."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from bus.requests import read
from contracts.answers import Refusal
from contracts.envelope import Instruction
from contracts.gate import as_recorded
from contracts.situation import AddFinding, AssessMilieu, DescribeSituation, RegisterSource, TakePoliceInput
from contracts.situation_fixing import AddAddendum, PublishSummary
from contracts.uncounted_text import UncountedText

TEXT: TypeAdapter[str] = TypeAdapter(UncountedText)

COUNTED = (
    "Det kan röra sig om något tiotal individer.",
    "största andelen (vilket kan röra sig om något tiotal individer) är vänsterautonoma",
    "något enstaka fall av religiös extremism",
    "Tre personer är kända.",
    "Det finns 12 personer i miljön.",
    "Det finns 10–15 personer i miljön.",
    "ett 20-tal unga män",
    "tio (10) kända personer",
    "cirka tjugofem aktiva vänsterautonoma",
    "7 högerextremister",
    "två brottsaktiva islamister",
    "en handfull sympatisörer",
    "ett fåtal återvändare",
    "några få kända aktivister",
    "Ett dussin anhängare rör sig i området.",
    "fem av områdets ungdomar",
    "ett par bröder är borta, men två unga män finns kvar",
    "en elev vid en skola",
    "Antalet individer bedöms vara tolv.",
    "antal kända personer i miljön: 12",
    "personer: 12",
    "individerna är tolv till antalet",
    "ett\u00a0tiotal\nindivider",
    "1\u200b2 personer",
    "１２ personer",
    "TOLV PERSONER",
)
NOT_COUNTED = (
    "Miljön bedöms vara svag och oförändrad.",
    "Det är främst personer som tillhör vit makt-miljön som rör sig i området.",
    "Väldigt låga nivåer vad gäller personer som är brottsaktiva.",
    "Enbart ett par enskilda händelser inom socialtjänsten har rapporterats.",
    "Sammanlagt 34 svar har inkommit, varav nio är från förvaltningen. Fjorton av områdets skolor har svarat.",
    "En händelse under året där personer försökte komma in på ett boende.",
    "I några fall finns personer i skolmiljö.",
    "Klotter har minskat från tolv till två tillfällen.",
    "Insatsen gäller barn 13–18 år.",
    "Ungdomar är 25 procent av besökarna.",
    "Tre ungdomsgårdar och två elevhälsoteam har svarat.",
    "Arbetet är till för att få unga människor att känna sig trygga.",
    "Lägesbilden stämmer med de sex föregående.",
    "Polisen har inte haft något ärende.",
)


@pytest.mark.parametrize("text", COUNTED)
def test_R24_N05_a_text_that_counts_people_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TEXT.validate_python(text)
    assert [error["type"] for error in refused.value.errors()] == ["text_people_counted"]


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_R24_a_level_in_words_and_a_count_of_things_pass(text: str) -> None:
    assert TEXT.validate_python(text) == text


NUMERALS = st.one_of(
    st.integers(2, 999).map(str),
    st.sampled_from(
        ["två", "tre", "elva", "tjugotvå", "femtio", "hundratals", "dussintals", "ett tiotal", "ett 10-tal"]
    ),
)
BETWEEN = st.sampled_from(
    [" ", "  ", "\n", "\u00a0", " kända ", " av de ", " unga ", " aktiva våldsbejakande ", " st "]
)
PEOPLE = st.sampled_from(
    ["personer", "individer", "män", "ungdomar", "anhängare", "högerextremister", "islamister", "återvändare", "elever"]
)


@given(NUMERALS, BETWEEN.filter(lambda gap: gap != " av de "), PEOPLE, st.booleans())
def test_R24_any_number_of_any_people_is_refused(number: str, between: str, people: str, loud: bool) -> None:
    text = f"I området finns {number}{between}{people} enligt underlaget."
    with pytest.raises(ValidationError):
        TEXT.validate_python(text.upper() if loud else text)


@given(NUMERALS, st.sampled_from(["händelser", "klotter", "svar", "skolor", "enkäter", "tillfällen", "möten"]))
def test_R24_any_number_of_things_passes(number: str, things: str) -> None:
    assert TEXT.validate_python(f"Underlaget visar {number} {things}.")


def test_what_is_recorded_stays_readable_when_the_rule_grows_stricter() -> None:
    assert TEXT.validate_python(COUNTED[0], context=as_recorded) == COUNTED[0]


@pytest.mark.parametrize(
    "kind",
    [RegisterSource, DescribeSituation, AssessMilieu, AddFinding, TakePoliceInput, AddAddendum, PublishSummary],
)
def test_N05_no_text_of_a_picture_can_count_people(kind: type[Instruction]) -> None:
    written = {"text", "reason", "mapping", "other_information", "analysis", "summary", "title"} & set(
        kind.model_fields
    )
    assert written
    with pytest.raises(ValidationError) as refused:
        kind.model_validate(dict.fromkeys(written, COUNTED[0]))
    counted = {error["loc"] for error in refused.value.errors() if error["type"] == "text_people_counted"}
    assert counted == {(name,) for name in written}


def test_R24_the_refusal_names_the_field_and_never_the_text() -> None:
    body = {
        "command_id": "command-1",
        "actor": {"account": "u-1", "role": "local_coordinator", "namnd": "skarpnack"},
        "picture_id": "skarpnack-2026",
        "milieu": "left_wing",
        "level": "medium",
        "text": COUNTED[0],
        "received_on": date(2026, 11, 1).isoformat(),
    }
    refusal = read(TakePoliceInput, json.dumps(body).encode())
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field) == ("MALFORMED", "text")
    assert "räknar människor" in refusal.reason_sv
    assert refusal.hint
    assert "tiotal" not in refusal.model_dump_json()
