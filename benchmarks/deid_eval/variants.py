"""Every written form in every disguise that changes it, in a Swedish sentence; the same ones from the same seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.deid_eval.disguises import DISGUISES
from benchmarks.deid_eval.written_forms import FORMS, WrittenForm

SEED = 2026
ROUNDS = 2
"""Each form meets each disguise with two different numbers in two different sentences."""

SENTENCES = (
    "Uppgiften {} stod i anmälan.",
    "Personalen antecknade {} och lade lappen i pärmen.",
    "I meddelandet stod det: {}",
    "Se vidare ({}).",
    "Det här kom fram – {} – under kvällen.",
    "Det gäller {}, enligt en anteckning från 2025.",
    "”{}” var allt som stod på lappen.",
    "Avser {}; återkoppling sker i mars.",
    "Anteckningar från mötet:\n{}\nIngen åtgärd beslutades.",
    "{} nämndes två gånger under de 30 minuterna.",
)


@dataclass(frozen=True, slots=True)
class Variant:
    """One text with one identifier in it."""

    form: WrittenForm
    disguise: str
    text: str
    identifier: tuple[tuple[int, int], ...]
    """Where the identifier stands, without what leads to it."""

    @property
    def name(self) -> str:
        return f"{self.form.kind} | {self.form.pattern} | {self.disguise}"


def generate(seed: int = SEED, rounds: int = ROUNDS) -> Iterator[Variant]:
    for form in FORMS:
        for disguise in DISGUISES:
            # Seeded by the pair, so that a new form or disguise changes no other variant.
            random = Random(f"{seed} {form.kind} {form.pattern} {disguise}")
            for sentence in random.sample(SENTENCES, rounds):
                variant = _variant(form, disguise, sentence, random)
                if variant:
                    yield variant


def _variant(form: WrittenForm, disguise: str, sentence: str, random: Random) -> Variant | None:
    written = form.pattern.format_map(form.invent(random))
    # Every second piece is the identifier, what stands between is not; without a mark all of it is.
    pieces = written.split("|") if "|" in written else ["", written]
    hidden = [DISGUISES[disguise](piece, random) if place % 2 else piece for place, piece in enumerate(pieces)]
    if hidden == pieces and disguise != "plain":
        return None
    before, after = sentence.split("{}")
    text, identifier = before, []
    for place, piece in enumerate(hidden):
        if place % 2:
            identifier.append((len(text), len(text) + len(piece)))
        text += piece
    return Variant(form, disguise, text + after, tuple(identifier))
