"""Surveys and their one-time tokens: one token at a time, and after a failure the tokens are counted, never joined.

A token is marked, the answer recorded, the token deleted. When a process dies in between, the nämnd has either one
token more than the ledger says it should have, or it has not: counting tells whether the marked one was spent (N07).
"""

from collections.abc import Mapping
from dataclasses import replace

from contracts.answers import Accepted, Refusal, refuse
from contracts.failpoints import reach
from contracts.surveys import AnswerSurvey, CloseSurvey, DistributeSurvey, WithdrawDistribution
from services.reports.keeping.stores import Stores
from services.reports.keeping.survey_books import Batch, batch_of, takes_answers, unused
from services.reports.keeping.texts import CarryOut, Texts, with_texts
from services.reports.now import Now, made_id


def answer_survey(stores: Stores, order: AnswerSurvey, now: Now, carry_out: CarryOut) -> Accepted | Refusal:
    """Record an answer and spend its token."""
    with stores.tokens.alone():
        settle_marked(stores)
        answered = stores.ledger.receipt(order)
        if answered is not None:
            return answered
        with stores.tokens.spending(order.token) as token:
            if token is None:
                return _no_such_token()
            reach("V3")
            batch = batch_of(token.distribution)
            found = replace(now, owner=batch.namnd, distribution=batch.distribution_id)
            answer = with_texts(stores, Texts(_texts(order), batch.namnd, batch.stream), found, carry_out)
            if isinstance(answer, Accepted):
                reach("V4")
                token.spent()
            return answer


def distribute_survey(stores: Stores, order: DistributeSurvey, now: Now, carry_out: CarryOut) -> Accepted | Refusal:
    """Make the tokens, record how many were invited, and tell the tokens this once."""
    batch = Batch(order.survey, order.namnd, made_id("d", order.command_id))
    with stores.tokens.alone():
        answered = stores.ledger.receipt(order)
        if answered is not None:
            return answered
        tokens = stores.tokens.issue(batch.key, order.invited)
        answer = carry_out(now)
        if isinstance(answer, Refusal):
            stores.tokens.withdraw(batch.key)
            return answer
        return answer.model_copy(update={"disclosed": tokens})


def withdraw_distribution(
    stores: Stores, order: WithdrawDistribution, now: Now, carry_out: CarryOut
) -> Accepted | Refusal:
    """Record how many tokens were never used, then delete them."""
    batch = Batch(order.survey, order.namnd, order.distribution_id)
    with stores.tokens.alone():
        settle_marked(stores)
        answer = carry_out(replace(now, withdrawn=stores.tokens.left(batch.key)))
        if isinstance(answer, Accepted):
            stores.tokens.withdraw(batch.key)
        return answer


def close_survey(stores: Stores, _order: CloseSurvey, now: Now, carry_out: CarryOut) -> Accepted | Refusal:
    """Close a survey, then delete what tokens of it are left."""
    with stores.tokens.alone():
        answer = carry_out(now)
        if isinstance(answer, Accepted):
            withdraw_ended(stores)
        return answer


def settle_marked(stores: Stores) -> None:
    """Find out by counting whether a token that was being spent when something failed was spent."""
    for key in stores.tokens.marked():
        batch = batch_of(key)
        beside = [each for each in stores.tokens.distributions() if batch_of(each).stream == batch.stream]
        left = sum(stores.tokens.left(each) for each in beside)
        stores.tokens.settle(key, spent=left > unused(stores.ledger, batch))


def withdraw_ended(stores: Stores) -> None:
    """Delete tokens that no longer hold: of withdrawn distributions, of closed surveys, and of none recorded."""
    for key in stores.tokens.distributions():
        if not takes_answers(stores.ledger, batch_of(key)):
            stores.tokens.withdraw(key)


def _texts(order: AnswerSurvey) -> Mapping[str, str]:
    parts = {"replies": order.replies, "local_replies": order.local_replies}
    return {
        f"{part}.{number}": reply.text
        for part, replies in parts.items()
        for number, reply in enumerate(replies)
        if reply.text is not None
    }


def _no_such_token() -> Refusal:
    return refuse(
        "TOKEN_NOT_VALID",
        "Koden gäller inte: den är använd, återkallad eller felskriven.",
        "The token does not hold: it is used, withdrawn or mistyped.",
        field="token",
        hint="Kontrollera koden eller be om en ny. / Check the code, or ask for a new one.",
    )
