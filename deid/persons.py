"""Words for one person. Plurals are left out: groups may be described."""

from deid.kept import lists

_WORDS = lists("words/people.txt")

PRONOUNS = _WORDS["pronouns"]
ANY = _WORDS["any"]
"""A person, known or not."""
KNOWN = _WORDS["known"]
"""A person the reader is expected to know which."""
KIN = _WORDS["kin"]
