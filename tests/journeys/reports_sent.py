"""What is sent to a city about reports: bad shapes, fields, persons, counts of people and rules, and what is right."""

from tests.journeys.bad_rules import against_the_rules
from tests.journeys.bad_shapes import ORDERS, bytes_of_no_command, fields_out_of_shape
from tests.journeys.bad_tables import refused_by_the_service, taken_in, unreadable
from tests.journeys.bad_texts import counted_people, numbers_for_codes, persons
from tests.journeys.good_reports import in_words, of_any_hour, of_every_sort, of_pictures_and_surveys
from tests.journeys.report_orders import body_of
from tests.journeys.reports_city import ReportsCity
from tests.journeys.sent_and_told import imported_by
from tests.journeys.sent_to_a_city import Sending


def about_reports(city: ReportsCity) -> Sending:
    """Return all of it."""
    return Sending(
        bad={
            "shapes": [*bytes_of_no_command({order: body_of(order) for order in ORDERS})],
            "fields": [*fields_out_of_shape()],
            "persons": [*persons()],
            "codes": [*numbers_for_codes()],
            "counts": [*counted_people()],
            "rules": [*against_the_rules(city.known)],
        },
        bad_files={"unreadable": [*unreadable()], "refused": [*refused_by_the_service()]},
        good={
            "sorts": [*of_every_sort()],
            "hours": [*of_any_hour()],
            "words": [*in_words()],
            "pictures": [*of_pictures_and_surveys(city.known)],
        },
        good_files=dict(taken_in()),
        import_files=imported_by("statistics", "--source", "trafikkontoret"),
    )
