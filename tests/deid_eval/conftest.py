"""What the tests of the evaluation share: one run of all of it, and the sentences."""

import pytest

from benchmarks.deid_eval.evaluation import Evaluation, evaluate
from benchmarks.deid_eval.sentences import Sentence, Split, read


@pytest.fixture(scope="session")
def evaluation() -> Evaluation:
    return evaluate()


@pytest.fixture(scope="session")
def sentences() -> list[Sentence]:
    return [sentence for split in Split for sentence in read(split)]
