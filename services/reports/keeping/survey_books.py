"""What the ledger says of the tokens of a survey: who was invited, how many answered, whether answers are taken."""

from dataclasses import dataclass

from contracts.surveys import DistributionWithdrawn, SurveyAnswered, SurveyClosed, SurveyDistributed
from ledger.ledger import Ledger
from services.reports.streams import SURVEYS, answers_stream


@dataclass(frozen=True, slots=True)
class Batch:
    """The tokens of one distribution, by what they are kept under."""

    survey: str
    namnd: str
    distribution_id: str

    @property
    def key(self) -> str:
        """What its tokens are kept under."""
        return f"{self.survey}/{self.namnd}/{self.distribution_id}"

    @property
    def stream(self) -> str:
        """Where its answers are recorded, with those of the nämnd's other distributions of the survey."""
        return answers_stream(self.survey, self.namnd)


def batch_of(key: str) -> Batch:
    """Return the distribution that tokens are kept under."""
    return Batch(*key.split("/"))


def unused(ledger: Ledger, batch: Batch) -> int:
    """Return how many tokens of the nämnd there must be: invited, not withdrawn and not answered with."""
    count = 0
    for fact in ledger.load(batch.stream):
        match fact:
            case SurveyDistributed():
                count += fact.invited
            case DistributionWithdrawn():
                count -= fact.withdrawn
            case SurveyAnswered():
                count -= 1
            case _:
                pass
    return count


def takes_answers(ledger: Ledger, batch: Batch) -> bool:
    """Tell whether tokens of a distribution can still be used."""
    if any(isinstance(fact, SurveyClosed) and fact.survey == batch.survey for fact in ledger.load(SURVEYS)):
        return False
    said = {
        type(fact)
        for fact in ledger.load(batch.stream)
        if isinstance(fact, SurveyDistributed | DistributionWithdrawn) and fact.distribution_id == batch.distribution_id
    }
    return said == {SurveyDistributed}
