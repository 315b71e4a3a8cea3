"""Which levels are higher than before: than in the nämnd's last picture, or in those of nämnder that went up in it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from contracts.checks import EARLIEST
from contracts.situation_fixing import LevelRaised
from contracts.situation_terms import Level, PictureStatus
from contracts.vocabulary import Milieu
from services.reports.city import City
from services.reports.picture import Around, Picture, picture_id_of

Levels = Mapping[Milieu, Level]
_ORDER = tuple(Level)


def levels_before(picture: Picture, around: Around) -> Levels:
    """Return the levels that held when the picture was made; a milieu that nobody had assessed has none."""
    return _last_of(picture.namnd, picture.year - 1, around.city, around.find)


def raised(picture: Picture, now: Levels, before: Levels, on: date, city: City) -> tuple[LevelRaised, ...]:
    """Return what has risen, and by which day the activities are to be reviewed (R31)."""
    review_by = on + timedelta(days=city.laid_down.review_days_on(on))
    return tuple(
        LevelRaised(
            namnd=picture.namnd,
            picture_id=picture.picture_id,
            milieu=milieu,
            from_level=before[milieu],
            to_level=level,
            raised_on=on,
            review_by=review_by,
        )
        for milieu, level in now.items()
        if milieu in before and _ORDER.index(level) > _ORDER.index(before[milieu])
    )


def _last_of(namnd: str, until: int, city: City, find: Callable[[str], Picture | None]) -> Levels:
    """Return the levels of a nämnd's last picture, joined by the highest of those that went up in it since."""
    own = _last_closed(namnd, until, find)
    since = own.year if own else EARLIEST.year
    merged = [
        code
        for code, found in city.register.namnder.items()
        if found.successor == namnd and found.last_day is not None and found.last_day.year >= since
    ]
    # A nämnd that went up in this one during the year can have made a picture of that very year.
    taken_over = [_last_of(code, until + 1, city, find) for code in merged]
    return _highest([own.levels if own else {}, *taken_over])


def _last_closed(namnd: str, until: int, find: Callable[[str], Picture | None]) -> Picture | None:
    for year in range(until, EARLIEST.year - 1, -1):
        found = find(picture_id_of(namnd, year))
        if found is not None and found.status is not PictureStatus.DRAFT:
            return found
    return None


def _highest(of_each: Iterable[Levels]) -> Levels:
    found: dict[Milieu, Level] = {}
    for levels in of_each:
        for milieu, level in levels.items():
            found[milieu] = max(found.get(milieu, level), level, key=_ORDER.index)
    return found
