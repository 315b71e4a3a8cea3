"""Days as the contracts take them."""

from datetime import date
from typing import Annotated

from pydantic import Field

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)

Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
"""A day a city could mean: the calendar's far ends are slips of the pen, and counting from them overflows."""
