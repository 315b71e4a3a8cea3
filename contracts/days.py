"""Days as the contracts take them."""

from datetime import date
from typing import Annotated

from pydantic import Field

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31))]
"""A day a city could mean: the calendar's far ends are slips of the pen, and counting from them overflows."""
