"""What is sent to a city about training: bad shapes, fields, persons, rules, questions and lists, and what is right."""

from collections.abc import Iterator

from tests.journeys.bad_fields import out_of_shape, persons_in_codes, persons_in_texts
from tests.journeys.bad_shapes import Bad, bytes_of_no_command
from tests.journeys.bad_training import against_the_rules
from tests.journeys.bad_training_tables import import_lists, lists_taken_in, refused_lists, unreadable_lists
from tests.journeys.good_training import in_its_turn, in_words, lists, of_every_sort
from tests.journeys.sent_to_a_city import City, Sending
from tests.journeys.training_orders import ORDERS, body_of
from tests.journeys.training_questions import bad_questions, odd_questions


def about_training(_city: City) -> Sending:
    """Return all of it."""
    return Sending(
        bad={
            "shapes": [*_shapes()],
            "fields": [*out_of_shape("training")],
            "persons": [*persons_in_texts("training")],
            "codes": [*persons_in_codes("training")],
            "rules": [*against_the_rules()],
        },
        bad_questions=[*bad_questions()],
        bad_files={"unreadable": [*unreadable_lists()], "refused": [*refused_lists()]},
        good={"sorts": [*of_every_sort()], "words": [*in_words()], "lists": [*lists()]},
        in_turn={"turns": [*in_its_turn()]},
        odd_questions=[*odd_questions()],
        good_files=dict(lists_taken_in()),
        import_files=import_lists,
    )


def _shapes() -> Iterator[Bad]:
    """Yield bytes that are no command for every command, and for a few of them as bodies of requests too."""
    for bad in bytes_of_no_command({order: body_of(order) for order in ORDERS}):
        yield bad._replace(by_gateway=bad.order in ORDERS[:2])
