"""The numbered list of what the gate must stop, ask about and let through. All numbers are made up or for tests."""

from base64 import b64encode
from datetime import date

import pytest

import deid
from deid import Kind, Outcome

TODAY = date(2026, 11, 20)

REFUSED = [
    (55, "Han är 640823-3234 i registret", "640823-3234", Kind.PERSONNUMMER),
    (56, "nr 6408233234.", "6408233234", Kind.PERSONNUMMER),
    (57, "19640823-3234", "19640823-3234", Kind.PERSONNUMMER),
    (58, "196408233234", "196408233234", Kind.PERSONNUMMER),
    (59, "640823+3234", "640823+3234", Kind.PERSONNUMMER),
    (60, "640823 3234", "640823 3234", Kind.PERSONNUMMER),
    (61, "64 08 23 - 32 34", "64 08 23 - 32 34", Kind.PERSONNUMMER),
    (62, "1964 08 23 3234", "1964 08 23 3234", Kind.PERSONNUMMER),
    (63, "640883-3231", "640883-3231", Kind.SAMORDNINGSNUMMER),
    (64, "701063-2391", "701063-2391", Kind.SAMORDNINGSNUMMER),
    (66, "６４０８２３-３２３４", "６４０８２３-３２３４", Kind.PERSONNUMMER),
    (67, "640823\u200b-32\u200d34", "640823\u200b-32\u200d34", Kind.PERSONNUMMER),
    (68, "640823–3234", "640823–3234", Kind.PERSONNUMMER),
    (68, "640823−3234", "640823−3234", Kind.PERSONNUMMER),
    (70, "640823-T234", "640823-T234", Kind.RESERVE_NUMBER),
    (70, "640823-TF34", "640823-TF34", Kind.RESERVE_NUMBER),
    (72, "firman har orgnr 640823-3234", "640823-3234", Kind.SOLE_TRADER),
    (72, "momsnummer SE640823323401", "640823323401", Kind.SOLE_TRADER),
    (72, "momsnummer SE160823238301", "160823238301", Kind.SOLE_TRADER),
    (73, "16640823-3234", "16640823-3234", Kind.SOLE_TRADER),
    (74, "Ring 070-174 06 05 nu", "070-174 06 05", Kind.PHONE),
    (74, "0701740605", "0701740605", Kind.PHONE),
    (74, "+46701740605", "+46701740605", Kind.PHONE),
    (74, "0046 70 174 06 05", "0046 70 174 06 05", Kind.PHONE),
    (74, "+46 (0)70-174 06 05", "+46 (0)70-174 06 05", Kind.PHONE),
    (74, "tel070-1740605", "070-1740605", Kind.PHONE),
    (75, "08-508 22 605", "08-508 22 605", Kind.PHONE),
    (76, "070-174\u200b06 05", "070-174\u200b06 05", Kind.PHONE),
    (76, "０７０-174 06 05", "０７０-174 06 05", Kind.PHONE),
    (77, "skriv till anna.ex@exempel.se.", "anna.ex@exempel.se", Kind.EMAIL),
    (78, "anna (at) ex punkt se", "anna (at) ex punkt se", Kind.EMAIL),
    (78, "anna snabel-a ex punkt se", "anna snabel-a ex punkt se", Kind.EMAIL),
    (79, "se @handle_99 där", "@handle_99", Kind.HANDLE),
    (79, "kanalen t.me/nagon", "t.me/nagon", Kind.PROFILE_LINK),
    (79, "snap: kalle", "kalle", Kind.HANDLE),
    (79, "insta kalle_99", "kalle_99", Kind.HANDLE),
    (79, "på https://www.facebook.com/nagon.annan i går", "https://www.facebook.com/nagon.annan", Kind.PROFILE_LINK),
    (80, "bilen ABC 123 stod där", "ABC 123", Kind.PLATE),
    (80, "ABC 12D", "ABC 12D", Kind.PLATE),
    (80, "en volvo abc 123", "abc 123", Kind.PLATE),
    (81, "bor på Storgatan 12 lgh 1101", "Storgatan 12 lgh 1101", Kind.ADDRESS),
    (81, "123 45 Ort", "123 45 Ort", Kind.ADDRESS),
    (82, "SE45 5000 0000 0583 9825 7466 tack", "SE45 5000 0000 0583 9825 7466", Kind.IBAN),
    (83, "bankgiro 5050-1055", "5050-1055", Kind.BANKGIRO),
    (83, "bg: 5050-1055", "5050-1055", Kind.BANKGIRO),
    (83, "plusgiro 90 20 03-3", "90 20 03-3", Kind.PLUSGIRO),
    (84, "från 192.168.1.20 i går", "192.168.1.20", Kind.IP_ADDRESS),
    (84, "från 2001:db8::17 i går", "2001:db8::17", Kind.IP_ADDRESS),
    (84, "IMEI 49-015420-323751-8", "49-015420-323751-8", Kind.DEVICE),
    (84, "vid 59.3293, 18.0686 i går", "59.3293, 18.0686", Kind.COORDINATES),
    (90, "polisens K-nummer 5000-K123456-19", "5000-K123456-19", Kind.CASE_ID),
    (90, "personakt 12345", "12345", Kind.CASE_ID),
    (90, "dossiernummer 12-345678", "12-345678", Kind.CASE_ID),
]

REVIEWED = [
    (65, "640823-3235", "640823-3235", Kind.CHECK_DIGIT),
    (69, "född 640823", "640823", Kind.BIRTH_DATE),
    (69, "Anna, 640823", "640823", Kind.BIRTH_DATE),
    (69, "född den 23 augusti 1964", "23 augusti 1964", Kind.BIRTH_DATE),
    (69, "640823-XXXX", "640823-XXXX", Kind.BIRTH_DATE),
    (71, "sextiofyra noll åtta tjugotre", "sextiofyra noll åtta tjugotre", Kind.SPOKEN_NUMBER),
    (85, "Anna Andersson kom", "Anna Andersson", Kind.PERSON_NAME),
    (85, "enligt A. Andersson", "A. Andersson", Kind.PERSON_NAME),
    (85, "enligt A A-son", "A A-son", Kind.PERSON_NAME),
    (85, "det var Annas telefon", "Annas", Kind.PERSON_NAME),
    (85, "jag såg anna andersson igår", "anna andersson", Kind.PERSON_NAME),
    (85, "vi talade med Björn igår", "Björn", Kind.PERSON_NAME),
    (86, "rektorn på X-skolan", "rektorn på X-skolan", Kind.ROLE_AND_PLACE),
    (86, "den enda eleven i klassen", "enda eleven", Kind.ROLE_AND_PLACE),
    (86, "en elev i 8B slog", "8B", Kind.ROLE_AND_PLACE),
    (87, "\u0410nna kom", "\u0410nna", Kind.FOREIGN_SCRIPT),
    (87, "\u0410nna kom", "\u0410nna", Kind.PERSON_NAME),
    (88, b64encode(b"640823-3234").decode(), b64encode(b"640823-3234").decode(), Kind.ENCODED),
    (88, b64encode(b"Anna Andersson").decode(), b64encode(b"Anna Andersson").decode(), Kind.ENCODED),
    (89, "rapport_anna_andersson.docx", "anna_andersson", Kind.PERSON_NAME),
    ("N03", "han är muslim", "han är muslim", Kind.BELIEF),
    ("N03", "eleven röstar på ett parti", "eleven röstar på", Kind.BELIEF),
    ("N03", "en judisk elev", "judisk elev", Kind.BELIEF),
]

CLEAN = [
    (73, "165560125790"),
    (91, "1.2.1.-147/19"),
    (92, "dnr 155-943/2015"),
    (92, "dnr 120-512/2015"),
    (93, "Dnr:62-2017-1.2.5"),
    (94, "Ring 112 eller 114 14, vid sjukdom 1177."),
    (94, "114 14 Polisen"),
    (95, "Orostelefonen 020 100 200"),
    (95, "Kontaktcenter 08-508 00 000"),
    (96, "2019-05-15"),
    (96, "20190901"),
    (96, "2016-2018"),
    (96, "kl 08.30-16.00"),
    (97, "Ds 2014:4, SFS 1990:52, lagen (2001:453), bet. 2014/15:144 och SOU 2020:47"),
    (98, "föreningen 802002-4280"),
    (98, "bolaget 556012-5790"),
    (99, "Svenska kyrkan och Rädda Barnen vid Norra Real"),
    (99, "Karl Johans torg"),
    (99, "S:t Eriks gymnasium, Sofia församling och Olof Palmes gata"),
    (100, "i maj och augusti, i Sol och i Bro, vid en ek, per elev, hans liv"),
    (101, "vdldsbejakande extremisrn i stadsdelsomridet"),
    (102, "400 ungdomar, 3-12 år, s30-35"),
    (103, "12 345 678 kr"),
    (104, "ISBN 978-91-38-24107-3 och ISSN 1654-1677"),
    (105, "https://start.stockholm/om-stockholms-stad/ och www.stockholm.se"),
]


def _read(text: str) -> set[tuple[str, Kind]]:
    return {(text[span.start : span.end], span.kind) for span in deid.check(text, TODAY).spans}


@pytest.mark.parametrize(("item", "text", "found", "kind"), REFUSED)
def test_N01_refused(item: int | str, text: str, found: str, kind: Kind) -> None:
    assert deid.check(text, TODAY).outcome is Outcome.REFUSED
    assert (found, kind) in _read(text)


@pytest.mark.parametrize(("item", "text", "found", "kind"), REVIEWED)
def test_N02_N03_needs_review(item: int | str, text: str, found: str, kind: Kind) -> None:
    assert deid.check(text, TODAY).outcome is Outcome.NEEDS_REVIEW
    assert (found, kind) in _read(text)


@pytest.mark.parametrize(("item", "text"), CLEAN)
def test_passes(item: int, text: str) -> None:
    assert deid.check(text, TODAY) == deid.Verdict(Outcome.CLEAN)


def test_every_item_of_the_list_has_a_case() -> None:
    covered = {item for item, *_ in [*REFUSED, *REVIEWED, *CLEAN]}
    assert set(range(55, 106)) <= covered


def test_a_date_of_birth_in_the_future_is_no_personnummer() -> None:
    assert deid.check("20640823-3234", date(2026, 11, 20)).outcome is Outcome.CLEAN
    assert deid.check("20640823-3234", date(2070, 1, 1)).outcome is not Outcome.CLEAN


def test_a_units_number_passes_only_beside_its_function() -> None:
    assert deid.check("Mottagningsgruppens beredskapstelefon, 08-508 22 605", TODAY).outcome is Outcome.CLEAN
    assert deid.check("Annas telefon, 08-508 22 605", TODAY).outcome is Outcome.REFUSED
