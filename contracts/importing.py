"""Many commands as one: all of them are recorded in one transaction, or none is."""

from pydantic import Field, JsonValue

from contracts.envelope import Contract, Instruction


class Step(Contract):
    """One command of an import, by its name; `command_id` and `actor` are those of the import."""

    command: str = Field(pattern=r"^[A-Z][A-Za-z]{2,60}$")
    body: dict[str, JsonValue]


class ImportCommands(Instruction):
    """Decide all steps in their order. With `dry_run` nothing is recorded and the answer says what would have been."""

    steps: tuple[Step, ...] = Field(min_length=1, max_length=5000)
    dry_run: bool = False
