"""Commands and events about texts in the vault: who read one, for what, and that one was erased."""

from typing import Annotated, ClassVar

from pydantic import Field

from contracts.envelope import Fact, Instruction
from contracts.incident_terms import ErasureGround, ReadingPurpose
from contracts.text import Diarienummer

Reference = Annotated[str, Field(pattern=r"^t-[0-9a-f]{32}$")]
"""The random key of a text in the vault."""


class ReadText(Instruction):
    """Read a text of one's own nämnd. The reading is recorded first; the text is in the answer, once."""

    reference: Reference
    purpose: ReadingPurpose


class TextRead(Fact):
    """A text was read; who read it stands in the envelope."""

    type: ClassVar[str] = "reports.TextRead.v1"
    reference: Reference
    purpose: ReadingPurpose


class EraseText(Instruction):
    """Erase a text for good. What else was recorded about the report or the answer stays as it is."""

    reference: Reference
    ground: ErasureGround
    decision: Diarienummer | None = None
    """The decision it rests on; needed for disposal and for a court's or an authority's decision."""


class TextErased(Fact):
    """A text is no more."""

    type: ClassVar[str] = "reports.TextErased.v1"
    reference: Reference
    ground: ErasureGround
    decision: Diarienummer | None
