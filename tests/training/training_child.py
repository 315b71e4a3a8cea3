"""A process of its own that is the training service without a bus: it answers the commands on its standard input.

Run as `python -m tests.training.training_child FOLDER`; a line is the name of a command, a blank, and its body. What
was left half done is put right at start, as the service does. The failpoint of its environment kills it on the way.
"""

import sys
from pathlib import Path

from contracts.catalogue import commands
from tests.training.house import house_in


def main() -> None:
    with house_in(Path(sys.argv[1])) as house:
        for line in sys.stdin:
            name, body = line.split(" ", 1)
            order = commands("training")[name].model_validate_json(body)
            sys.stdout.write(f"{house.tell(order).model_dump_json()}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
