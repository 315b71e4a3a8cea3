"""A message to schools that one of them has read, and attestations of the routine for consent."""

from datetime import date

from contracts.envelope import Fact
from contracts.preparedness import AnnouncementConfirmed, ConsentRoutineAttested, ManifestationAnnounced


def announced(announcement_id: str = "torget") -> ManifestationAnnounced:
    return ManifestationAnnounced(
        namnd="skarpnack",
        announcement_id=announcement_id,
        on=date(2026, 12, 5),
        hours="Klockan 13 till 15",
        district="karrtorp",
        what_to_do="Håll eleverna inne på rasten.",
        schools=("karrtorps-skola", "skarpnacks-skola"),
    )


def confirmed(school: str) -> AnnouncementConfirmed:
    return AnnouncementConfirmed(namnd="skarpnack", announcement_id="torget", school=school, read_on=date(2026, 11, 21))


def attested(unit: str, year: int, *, used: bool) -> ConsentRoutineAttested:
    return ConsentRoutineAttested(namnd="skarpnack", unit=unit, year=year, used=used, attested_on=date(year, 3, 1))


def facts() -> list[Fact]:
    return [
        announced(),
        confirmed("skarpnacks-skola"),
        attested("unga", 2026, used=False),
        attested("unga", 2026, used=True),
    ]
