"""Links to a person's page."""

import re
from collections.abc import Iterator

from deid.kinds import Kind
from deid.passage import Found, Passage

_PAGES = (
    "facebook.com/ fb.com/ fb.me/ instagram.com/ instagr.am/ tiktok.com/ t.me/ telegram.me/ snapchat.com/ twitter.com/ "
    "x.com/ linkedin.com/ youtube.com/@ youtube.com/c/ youtube.com/channel/ youtube.com/user/ vk.com/ vk.ru/ ok.ru/ "
    "reddit.com/u/ reddit.com/user/ twitch.tv/ wa.me/ m.me/ discord.gg/ discord.com/users/ discordapp.com/users/ "
    "threads.net/ threads.com/ bsky.app/profile/ gab.com/ steamcommunity.com/ onlyfans.com/ soundcloud.com/ "
    "open.spotify.com/user/ pinterest.com/ signal.me/ kik.me/ flashback.org/u github.com/ tumblr.com/ odysee.com/ "
    "ratsit.se/ hitta.se/ eniro.se/ mrkoll.se/ merinfo.se/ birthday.se/"
).split()
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
