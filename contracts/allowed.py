"""Refusals that every service gives to those who may not do something: another role does it, or another nämnd."""

from collections.abc import Mapping

from contracts.answers import Refusal, refuse
from contracts.envelope import Actor, Instruction
from contracts.vocabulary import Role

Orders = frozenset[type[Instruction]]


def wrong_role(order: Instruction, may: Mapping[Role, Orders]) -> Refusal:
    """Return the refusal of what the actor's role does not do, with the roles that do it."""
    able = [role for role, orders in may.items() if type(order) in orders]
    return refuse(
        "ROLE_NOT_ALLOWED",
        f"Detta görs inte som {order.actor.role.label_sv.lower()}, utan som"
        f" {' eller '.join(role.label_sv.lower() for role in able)}.",
        f"This is not done as {order.actor.role.label_en.lower()} but as"
        f" {' or '.join(role.label_en.lower() for role in able)}.",
        field="actor.role",
        hint="Låt någon med rätt roll göra det. / Let somebody with the right role do it.",
        items=tuple(role.value for role in able),
    )


def not_own_namnd(actor: Actor) -> Refusal:
    """Return the refusal of what is another nämnd's to do."""
    return refuse(
        "NOT_OWN_NAMND",
        f"Som {actor.role.label_sv.lower()} handlar man för den egna nämnden, eller den som har gått upp i den.",
        f"As {actor.role.label_en.lower()} one acts for one's own nämnd, or for one that went up in it.",
        field="actor.namnd",
        hint="Låt den andra nämnden göra det. / Let the other nämnd do it.",
    )
