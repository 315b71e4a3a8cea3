"""What is sent to a city about support: bad shapes, fields, persons, rules, questions and tables, and what is right."""

from collections.abc import Iterator

from tests.journeys.bad_fields import out_of_shape, persons_in_codes, persons_in_texts
from tests.journeys.bad_grant_tables import refused_by_the_rules, tables_taken_in, unreadable_tables
from tests.journeys.bad_grants import against_the_rules
from tests.journeys.bad_shapes import Bad, bytes_of_no_command
from tests.journeys.good_grants import in_its_turn, in_words, of_every_sort, organisations
from tests.journeys.grant_orders import ORDERS, body_of
from tests.journeys.grant_questions import bad_questions, odd_questions
from tests.journeys.grants_city import GrantsCity
from tests.journeys.sent_and_told import imported_by
from tests.journeys.sent_to_a_city import Sending


def about_grants(city: GrantsCity) -> Sending:
    """Return all of it."""
    return Sending(
        bad={
            "shapes": [*_shapes()],
            "fields": [*out_of_shape("grants")],
            "persons": [*persons_in_texts("grants")],
            "codes": [*persons_in_codes("grants")],
            "rules": [*against_the_rules(city.duty)],
        },
        bad_questions=[*bad_questions()],
        bad_files={"unreadable": [*unreadable_tables()], "refused": [*refused_by_the_rules()]},
        good={"organisations": [*organisations()], "words": [*in_words()], "sorts": [*of_every_sort()]},
        in_turn={"turns": [*in_its_turn(city.duty)]},
        odd_questions=[*odd_questions()],
        good_files=dict(tables_taken_in()),
        import_files=imported_by("grants"),
    )


def _shapes() -> Iterator[Bad]:
    """Yield bytes that are no command for every command, and for a few of them as bodies of requests too."""
    for bad in bytes_of_no_command({order: body_of(order) for order in ORDERS}):
        yield bad._replace(by_gateway=bad.order in ORDERS[:2])
