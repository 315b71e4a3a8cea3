"""Every generated identifier is found, in every written form and every disguise."""

from benchmarks.deid_eval.evaluation import Evaluation
from benchmarks.deid_eval.tables import missed_variants


def test_every_generated_identifier_is_found(evaluation: Evaluation) -> None:
    assert dict(missed_variants(evaluation)) == {}
