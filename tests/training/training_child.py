"""What a process of its own does that is the training service without a bus: it answers one command.

What was left half done is put right at start, as the service does.
"""

from pathlib import Path

from contracts.catalogue import commands
from tests.children import Say
from tests.training.house import house_in


def serve_one(say: Say, folder: Path, name: str, body: str) -> None:
    with house_in(folder) as house:
        say(house.tell(commands("training")[name].model_validate_json(body)).model_dump_json())
