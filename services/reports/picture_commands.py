"""Which decision each command about a situation picture leads to."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from contracts.answers import Decision
from contracts.envelope import Instruction
from contracts.situation import (
    AddFinding,
    AssessMilieu,
    DescribeSituation,
    OpenSituationPicture,
    RegisterSource,
    TakePoliceInput,
)
from contracts.situation_fixing import (
    AddAddendum,
    AdoptHistoricalPicture,
    FixSituationPicture,
    PublishSummary,
    RecordPictureConsultation,
)
from services.reports import picture_fixing, picture_work
from services.reports.city import City
from services.reports.picture import Around, Picture, unknown


def on_picture(order: Any, city: City, today: date, find: Callable[[str], Picture | None]) -> Decision:
    """Return what follows from a command about a picture; all but the first of them are about one that is there."""
    around = Around(city, today, find)
    if isinstance(order, OpenSituationPicture):
        return picture_work.open_picture(order, around)
    picture = around.find(order.picture_id)
    return unknown() if picture is None else _DECISIONS[type(order)](picture, order, around)


_DECISIONS: Final[Mapping[type[Instruction], Callable[[Picture, Any, Around], Decision]]] = {
    RegisterSource: picture_work.register_source,
    DescribeSituation: picture_work.describe_situation,
    AssessMilieu: picture_work.assess_milieu,
    AddFinding: picture_work.add_finding,
    TakePoliceInput: picture_work.take_police_input,
    RecordPictureConsultation: picture_fixing.record_consultation,
    FixSituationPicture: picture_fixing.fix_picture,
    AdoptHistoricalPicture: picture_fixing.adopt_historical_picture,
    AddAddendum: picture_fixing.add_addendum,
    PublishSummary: picture_fixing.publish_summary,
}
ORDERS: Final[tuple[type[Instruction], ...]] = (OpenSituationPicture, *_DECISIONS)
"""Every command about a picture."""
