"""What an event carries of a text that lies in the vault: where it is, and how to know it again."""

from pydantic import Field

from contracts.envelope import Contract


class TextReference(Contract):
    """A random reference, and a digest of the text with a salt that lies in the vault beside it and goes with it."""

    reference: str = Field(pattern=r"^t-[0-9a-f]{32}$")
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
