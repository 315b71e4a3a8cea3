"""Refusals around what is asked for in doubt, and around ids that Värna makes: the same for support and premises."""

from contracts.answers import Refusal, refuse


def asked_already(field: str) -> Refusal:
    """Return the refusal to ask again for what is awaited."""
    return refuse(
        "ASKED_ALREADY",
        "Detta är redan begärt och har inte kommit.",
        "This is asked for already, and has not come.",
        field=field,
        hint="Registrera svaret när det kommer. / Record the answer when it comes.",
    )


def not_asked(field: str) -> Refusal:
    """Return the refusal of an answer that nobody awaits."""
    return refuse(
        "NOT_ASKED",
        "Detta är inte begärt, eller har redan kommit.",
        "This is not asked for, or has come already.",
        field=field,
        hint="Begär det först. / Ask for it first.",
    )


def id_taken() -> Refusal:
    """Return the refusal of a command whose id leads to an id that is another's."""
    return refuse(
        "ID_TAKEN",
        "Kommandots id ger ett ärendenummer som redan finns.",
        "The id of the command leads to a case number that exists already.",
        field="command_id",
        hint="Skicka igen med ett annat command_id. / Send it again with another command_id.",
    )
