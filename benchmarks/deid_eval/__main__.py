"""`python -m benchmarks.deid_eval`: measure the gate and print, keep or publish the figures."""

import sys
from argparse import ArgumentParser

import orjson

from benchmarks.deid_eval.document import DOCUMENT, rewrite
from benchmarks.deid_eval.evaluation import evaluate
from benchmarks.deid_eval.tables import as_json, markdown, missed_variants


def main() -> int:
    parser = ArgumentParser(prog="python -m benchmarks.deid_eval", description="Measure the de-identification gate.")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--write", action="store_true", help=f"put the figures into docs/{DOCUMENT.name}")
    parser.add_argument(
        "--seed", type=int, help="generate the identifiers from another seed; the document keeps its own"
    )
    asked = parser.parse_args()
    if asked.write and asked.seed is not None:
        parser.error("--write publishes the figures of the fixed seed; leave --seed out")
    evaluation = evaluate() if asked.seed is None else evaluate(seed=asked.seed)
    if asked.write:
        rewrite(markdown(evaluation))
    if asked.json:
        print(orjson.dumps(as_json(evaluation), option=orjson.OPT_INDENT_2).decode())
    else:
        print(markdown(evaluation))
    missed = missed_variants(evaluation)
    for form, disguises in missed.items():
        print(f"MISSED {form} ({len(disguises)} disguises: {', '.join(disguises[:5])} …)", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
