"""Texts of the vault that are read and erased."""

from contracts.envelope import Fact
from contracts.incident_terms import ErasureGround, ReadingPurpose
from contracts.vault_access import TextErased, TextRead

READ, ERASED = f"t-{'1' * 32}", f"t-{'2' * 32}"


def facts() -> list[Fact]:
    return [
        TextRead(namnd="skarpnack", reference=READ, purpose=ReadingPurpose.FOLLOW_UP),
        TextRead(namnd="skarpnack", reference=READ, purpose=ReadingPurpose.CONTROL),
        TextRead(namnd="skarpnack", reference=ERASED, purpose=ReadingPurpose.CONTROL),
        TextErased(
            namnd="skarpnack", reference=ERASED, ground=ErasureGround.IDENTIFIES_SOMEBODY, decision="1.2-77/2026"
        ),
    ]
