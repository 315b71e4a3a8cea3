"""Terms of training: what is offered to whom, how long it counts, and how a person is spoken of without being named."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from contracts.days import Day
from contracts.envelope import Contract
from contracts.vocabulary import Term

Pseudonym = Annotated[str, Field(pattern=r"^p-[0-9a-f]{32}$")]
"""A random stand-in for a person, one for each purpose. Only the training vault can tell whose it is (N09)."""

EmployeeNumber = Annotated[str, Field(pattern=r"^(?:[A-Z]{1,3}[0-9]{4,8}|[0-9]{4,7})$")]
"""The number that the employer's system gives an employment: never a personnummer, whose forms are all longer."""

Year = Annotated[int, Field(ge=2000, le=2100)]


class Purpose(Term):
    """In which capacity somebody is counted; the pseudonyms of one cannot be joined with those of the other."""

    EMPLOYEE = "employee", "Anställd", "Employee"
    ELECTED = "elected", "Förtroendevald", "Elected representative"


class CourseForm(Term):
    """How a course is given (T01–T06)."""

    WEB = "web", "Webbutbildning", "Web course"
    LECTURE = "lecture", "Föreläsning", "Lecture"
    INTERNAL = "internal", "Intern utbildning", "Internal training"
    TARGETED = "targeted", "Riktad utbildning", "Targeted training"


class Audience(Term):
    """For whom a course is made (T05, T14)."""

    STAFF = "staff", "Medarbetare", "Staff"
    MANAGERS = "managers", "Chefer", "Managers"
    ELECTED = "elected", "Förtroendevalda", "Elected representatives"


class CorrectionGround(Term):
    """Why what was recorded of a completion is changed."""

    RECORDED_IN_ERROR = "recorded_in_error", "Fel registrerad", "Recorded in error"
    COURSE_NOT_PASSED = "course_not_passed", "Kursen var inte godkänd", "The course was not passed"
    WRONG_DAY = "wrong_day", "Fel dag", "Wrong day"


class ForgettingGround(Term):
    """Why the link between a person and a pseudonym is erased."""

    EMPLOYMENT_ENDED = "employment_ended", "Anställningen har upphört", "The employment has ended"
    REQUESTED = "requested", "Den registrerade har begärt det", "The person has asked for it"
    DISPOSAL = "disposal", "Gallring enligt beslut", "Disposal by decision"


class Validity(Contract):
    """How long a completion counts. Without anything given it counts for good."""

    counts_from: Day | None = None
    """Only what is completed on this day or later counts: the first day of a calendar window."""
    counts_to: Day | None = None
    """Only what is completed on this day or earlier counts: the last day of the window."""
    months: int | None = Field(default=None, ge=1, le=120)
    """So many months after the day of completion it no longer counts."""
    to_year_end: bool = False
    """It counts to the end of the calendar year in which the months run out."""

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.counts_from and self.counts_to and self.counts_from > self.counts_to:
            raise ValueError("the window ends before it begins")
        if self.to_year_end and self.months is None:
            raise ValueError("the end of the year needs a number of months")
        return self
