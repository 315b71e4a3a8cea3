"""Files in turn: those of one service at a time, since no two services record anything together."""

from collections.abc import Sequence
from pathlib import Path as FilePath

from contracts.catalogue import SERVICES as ALL
from varna.importing.files import SERVICES
from varna.importing.steps import find_sources
from varna.importing.yaml_lines import read_yaml


def in_turn(paths: Sequence[FilePath]) -> list[list[FilePath]]:
    """Return the files at the paths, service by service; one that cannot be told apart is left to the first."""
    turns: dict[str, list[FilePath]] = {service: [] for service in ALL}
    for source in find_sources(paths)[0]:
        document, _ = read_yaml(source.name, source.content)
        stated = document.at(("format",)) if document else None
        turns[SERVICES.get(str(stated), ALL[0])].append(FilePath(source.name))
    return [files for files in turns.values() if files]
