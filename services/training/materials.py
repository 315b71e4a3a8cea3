"""Materials with their versions, for example of signs and symbols (T17)."""

from collections.abc import Mapping

from contracts.answers import Decision
from contracts.checks import not_before, out_of_range
from contracts.courses import IssueMaterial, MaterialIssued
from contracts.envelope import Fact
from services.training.courses import version_out_of_step

Materials = Mapping[str, MaterialIssued]
"""The newest version of every material, by its key."""


def evolve(materials: Materials, fact: Fact) -> Materials:
    """Return the materials after a fact; facts of others leave them as they are."""
    return {**materials, fact.material: fact} if isinstance(fact, MaterialIssued) else materials


def issue(materials: Materials, order: IssueMaterial) -> Decision:
    """Enter a version of a material: the first of a new one, or the next of one there is."""
    newest = materials.get(order.material)
    return (
        version_out_of_step(newest.version if newest else 0, order.version)
        or out_of_range(order.valid_from, "valid_from")
        or not_before(order.valid_from, newest.valid_from if newest else None, "valid_from")
        or (not_before(order.valid_to, order.valid_from, "valid_to") if order.valid_to else None)
        or (
            MaterialIssued(
                material=order.material,
                version=order.version,
                title=order.title,
                description=order.description,
                address=order.address,
                valid_from=order.valid_from,
                valid_to=order.valid_to,
            ),
        )
    )
