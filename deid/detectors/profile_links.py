"""Links to a person's page."""

import re
from collections.abc import Iterator

from deid.kept import lists
from deid.kinds import Kind
from deid.passage import Found, Passage

_WORDS = lists("words/profile_pages.txt")
_PAGES = _WORDS["pages"]
_ENDINGS = {page[page.index(".") :] if page.count(".") == 1 else page for page in _PAGES}
_BEFORE = re.compile(r"(?:https?://)?(?:[a-z\-]{1,12}\.)?$")
_AFTER = re.compile(r"[^\s<>\"'()\[\]]{0,300}[^\s<>\"'()\[\].,;:!?]")
_LONGEST = 24


def profile_links(passage: Passage) -> Iterator[Found]:
    """Yield links to networks and to registers of people. Each site is looked up as it stands: they are few."""
    text = passage.lower
    for page in _PAGES if any(ending in text for ending in _ENDINGS) else ():
        at = text.find(page)
        while at >= 0:
            before = text[max(0, at - _LONGEST) : at]
            opening = _BEFORE.search(before)
            rest = _AFTER.match(text, at + len(page))
            if rest and opening and not before[: opening.start()][-1:].isalnum():
                yield at - len(before) + opening.start(), rest.end(), Kind.PROFILE_LINK
            at = text.find(page, at + len(page))
