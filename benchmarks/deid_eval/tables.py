"""The figures as JSON and as the tables of docs/deid-evaluation.md. Ids and kinds only: no text is ever shown."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.deid_eval.evaluation import Asked, Evaluation, pointed_at, stopped
from benchmarks.deid_eval.sentences import CLEAN, PERSONAL, Split, digest
from benchmarks.deid_eval.wilson import Share

SPLITS = {Split.DEV: "dev", Split.HELD_OUT: "held out"}


def markdown(evaluation: Evaluation) -> str:
    held_out = [one for one in evaluation.asked if one.sentence.split == Split.HELD_OUT]
    blocks = [
        "### Generated identifiers",
        _generated(evaluation),
        "### Written sentences",
        _written(evaluation),
        "; ".join(f"`{split}.tsv` has SHA-256 `{digest(split)[:16]}…`" for split in Split) + ".",
        "### Sentences about a person, by kind: how many were stopped",
        _kinds(evaluation, PERSONAL, personal=True),
        "### Clean sentences, by kind: how many were stopped by mistake",
        _kinds(evaluation, CLEAN, personal=False),
        "### Which ones",
        _ids("Missed in dev", [one for one in evaluation.asked if one.sentence.split == Split.DEV and _missed(one)]),
        _ids("Missed in held out", [one for one in held_out if _missed(one)]),
        _ids("Stopped by mistake in dev", [one for one in evaluation.of(Split.DEV, personal=False) if one.stopped]),
        _ids("Stopped by mistake in held out", [one for one in held_out if not one.sentence.personal and one.stopped]),
    ]
    return "\n\n".join(blocks) + "\n"


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    found, of, _ = _by_generated_kind(evaluation)
    return {
        "generated": {
            "texts": len(evaluation.tried),
            "found": sum(one.found for one in evaluation.tried),
            "kinds": {kind: {"found": found[kind], "of": of[kind]} for kind in of},
            "missed": missed_variants(evaluation),
        },
        "written": {
            split.value: {
                "sha256": digest(split),
                "recall": _share(stopped(evaluation.of(split, personal=True))),
                "pointed_at": _share(pointed_at(evaluation.of(split, personal=True))),
                "false_positives": _share(stopped(evaluation.of(split, personal=False))),
                "kinds": _kinds_as_json(evaluation, split),
                "missed": [one.sentence.id for one in evaluation.of(split, personal=True) if not one.stopped],
                "stopped_by_mistake": [one.sentence.id for one in evaluation.of(split, personal=False) if one.stopped],
            }
            for split in Split
        },
    }


def missed_variants(evaluation: Evaluation) -> dict[str, list[str]]:
    """Return the disguises in which each form was missed."""
    missed: dict[str, list[str]] = {}
    for one in evaluation.tried:
        if not one.found:
            disguises = missed.setdefault(f"{one.variant.form.kind}: {one.variant.form.pattern}", [])
            if one.variant.disguise not in disguises:
                disguises.append(one.variant.disguise)
    return missed


def _generated(evaluation: Evaluation) -> str:
    found, of, forms = _by_generated_kind(evaluation)
    rows = [(kind, forms[kind], of[kind], found[kind], _percent(found[kind] / of[kind])) for kind in of]
    every = sum(found.values()), sum(of.values())
    rows.append(("**all**", sum(forms.values()), every[1], every[0], _percent(every[0] / every[1])))
    return _table(("kind", "written forms", "texts", "found", "%"), rows)


def _by_generated_kind(evaluation: Evaluation) -> tuple[Counter[str], Counter[str], Counter[str]]:
    found: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for one in evaluation.tried:
        of[one.variant.form.kind] += 1
        found[one.variant.form.kind] += one.found
    forms = Counter(kind for kind, _ in {(one.variant.form.kind, one.variant.form.pattern) for one in evaluation.tried})
    return found, of, forms


def _written(evaluation: Evaluation) -> str:
    rows: list[tuple[object, ...]] = []
    for split, name in SPLITS.items():
        personal, clean = evaluation.of(split, personal=True), evaluation.of(split, personal=False)
        rows.append((f"recall, {name}", *_columns(stopped(personal))))
        rows.append((f"recall with the span on the person, {name}", *_columns(pointed_at(personal))))
        rows.append((f"false positives, {name}", *_columns(stopped(clean))))
    return _table(("measure", "sentences", "%", "95 % interval"), rows)


def _kinds(evaluation: Evaluation, kinds: dict[str, str], *, personal: bool) -> str:
    rows: list[tuple[object, ...]] = []
    for kind, meaning in kinds.items():
        dev = stopped(_of_kind(evaluation.of(Split.DEV, personal=personal), kind))
        held_out = stopped(_of_kind(evaluation.of(Split.HELD_OUT, personal=personal), kind))
        rows.append((meaning, f"{dev.hits} of {dev.of}", *_columns(held_out)))
    return _table(("kind", "dev", "held out", "%", "95 % interval"), rows)


def _kinds_as_json(evaluation: Evaluation, split: Split) -> dict[str, Any]:
    kinds = [(kind, personal) for personal, table in ((True, PERSONAL), (False, CLEAN)) for kind in table]
    return {kind: _share(stopped(_of_kind(evaluation.of(split, personal=personal), kind))) for kind, personal in kinds}


def _of_kind(asked: Iterable[Asked], kind: str) -> list[Asked]:
    return [one for one in asked if one.sentence.kind == kind]


def _missed(one: Asked) -> bool:
    return one.sentence.personal and not one.stopped


def _ids(title: str, asked: Sequence[Asked]) -> str:
    return f"{title} ({len(asked)}): {', '.join(one.sentence.id for one in asked) or 'none'}."


def _share(share: Share) -> dict[str, Any]:
    low, high = share.interval
    return {
        "hits": share.hits,
        "of": share.of,
        "share": round(share.value, 4),
        "low": round(low, 4),
        "high": round(high, 4),
    }


def _columns(share: Share) -> tuple[str, str, str]:
    low, high = share.interval
    return f"{share.hits} of {share.of}", _percent(share.value), f"{_percent(low)}–{_percent(high)}"


def _percent(share: float) -> str:
    # Only all is 100 %: rounding must not hide a miss among thousands.
    return "100" if share == 1 else f"{min(share * 100, 99.9):.1f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(str(cell) for cell in line)} |" for line in lines)
