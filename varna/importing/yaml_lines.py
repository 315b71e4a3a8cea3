"""YAML read as plain data that knows its lines. Only mappings, lists and plain scalars: no tags, anchors or aliases.

Scalars follow YAML 1.2, so that `on:` and `no` stay words; dates stay text until a model reads them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import JsonValue

from varna.importing.problems import Problem

LARGEST = 2_000_000
"""The largest file, in bytes."""
DEEPEST = 40
"""The deepest nesting; the format itself needs fewer than ten levels."""

Path = tuple[str | int, ...]

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_CONSTANTS: dict[str, JsonValue] = {"": None, "~": None, "null": None, "true": True, "false": False}
_TAB = re.compile(r"^ *\t", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """A read file: its data, and the line of every key and item by path."""

    name: str
    values: JsonValue
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """Return the line of a path, or of the nearest part above it that the file holds."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def at(self, path: Path) -> JsonValue:
        """Return the value at a path, or None."""
        value = self.values
        for part in path:
            if isinstance(value, dict) and isinstance(part, str):
                value = value.get(part)
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                value = value[part]
            else:
                return None
        return value


def read_yaml(name: str, content: bytes) -> tuple[Document | None, list[Problem]]:
    """Return the data of a file, or what makes it unreadable."""
    if len(content) > LARGEST:
        reason = "Filen är större än 2 MB.", "The file is larger than 2 MB."
        return None, [Problem(name, 1, None, "FILE_TOO_LARGE", *reason, "en fil per plan")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        reason = "Filen är inte skriven i UTF-8.", "The file is not written in UTF-8."
        return None, [Problem(name, line, None, "NOT_UTF8", *reason, "spara om filen som UTF-8")]
    if tab := _TAB.search(text):
        line = text.count("\n", 0, tab.end()) + 1
        reason = "Raden är indragen med tabb.", "The line is indented with a tab."
        return None, [Problem(name, line, None, "TAB", *reason, "dra in med mellanslag")]
    return _Reader(name).read(text)


class _Reader:
    """Builds the data from the parser's stream, noting lines and problems as it goes."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lines: dict[Path, int] = {}
        self._problems: list[Problem] = []
        self._tokens: Iterator[yaml.Event] = iter(())

    def read(self, text: str) -> tuple[Document | None, list[Problem]]:
        self._tokens = yaml.parse(text, Loader=_PARSER)
        values: JsonValue = None
        documents = 0
        try:
            for token in self._tokens:
                if isinstance(token, yaml.DocumentStartEvent):
                    documents += 1
                    values = self._value(next(self._tokens), ())
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else text.count("\n", 0, getattr(error, "position", 0)) + 1
            reason = "Raden går inte att läsa som YAML.", "The line cannot be read as YAML."
            self._refuse(line, (), "NOT_YAML", reason, "kontrollera indrag, kolon och citattecken")
        except _TooDeepError as error:
            reason = "Raden är för djupt indragen.", "The line is nested too deeply."
            self._refuse(error.line, (), "TOO_DEEP", reason, "följ formatets egna nivåer")
        if documents > 1:
            reason = "Filen innehåller flera dokument (---).", "The file holds several documents (---)."
            self._refuse(1, (), "SEVERAL_DOCUMENTS", reason, "en fil per plan")
        if self._problems:
            return None, self._problems
        return Document(self._name, values, self._lines), []

    def _value(self, token: yaml.Event, path: Path) -> JsonValue:
        line = _line(token)
        self._lines.setdefault(path, line)
        if len(path) > DEEPEST:
            raise _TooDeepError(line)
        if isinstance(token, yaml.AliasEvent) or getattr(token, "anchor", None):
            reason = "Ankare och alias (& och *) får inte användas.", "Anchors and aliases (& and *) are not allowed."
            self._refuse(line, path, "ALIAS", reason, "skriv ut värdet")
        if getattr(token, "tag", None) is not None:
            reason = "Taggar (!) får inte användas.", "Tags (!) are not allowed."
            self._refuse(line, path, "TAG", reason, "ta bort taggen")
        if isinstance(token, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(token, yaml.SequenceStartEvent):
            return self._sequence(path)
        return _scalar(token) if isinstance(token, yaml.ScalarEvent) else None

    def _mapping(self, path: Path) -> dict[str, JsonValue]:
        found: dict[str, JsonValue] = {}
        while not isinstance(token := next(self._tokens), yaml.MappingEndEvent):
            line = _line(token)
            if not isinstance(token, yaml.ScalarEvent):
                self._value(token, (*path, "?"))
                reason = "Ett fältnamn måste vara ett ord.", "A field name must be a word."
                self._refuse(line, path, "BAD_KEY", reason, "skriv fältnamn: värde")
                self._value(next(self._tokens), (*path, "?"))
                continue
            here = (*path, token.value)
            if token.value in found:
                reason = "Fältet står två gånger.", "The field is given twice."
                self._refuse(line, here, "DUPLICATE_FIELD", reason, "behåll ett av dem")
            self._lines.setdefault(here, line)
            found[token.value] = self._value(next(self._tokens), here)
        return found

    def _sequence(self, path: Path) -> list[JsonValue]:
        found: list[JsonValue] = []
        while not isinstance(token := next(self._tokens), yaml.SequenceEndEvent):
            found.append(self._value(token, (*path, len(found))))
        return found

    def _refuse(self, line: int, path: Path, code: str, reason: tuple[str, str], suggestion: str | None = None) -> None:
        self._problems.append(Problem(self._name, line, dotted(path), code, *reason, suggestion))


class _TooDeepError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def dotted(path: Path) -> str | None:
    """Return a path as people write it, `activities.3.title`; None for the whole file."""
    return ".".join(str(part) for part in path) or None


def _line(token: yaml.Event) -> int:
    return token.start_mark.line + 1 if token.start_mark else 1


def _scalar(token: yaml.ScalarEvent) -> JsonValue:
    text: str = token.value
    if not token.implicit[0]:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
