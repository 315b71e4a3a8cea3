"""The rules of the house: who may import whom, how files are named and sized, what may not be committed."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bus", "contracts", "gateway", "ledger", "services", "varna")
SAYS_NOTHING = {"common", "utils", "util", "helpers", "helper", "misc", "manager", "base", "core"}
TRACKED = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
CODE = [name for name in TRACKED if name.endswith(".py") and name.split("/")[0] in ROOMS]


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    binaries = Path(sys.executable).parent
    return subprocess.run([binaries / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "command",
    [("ruff", "check", "."), ("ruff", "format", "--check", "."), ("lint-imports", "--no-cache"), ("mypy",)],
    ids="-".join,
)
def test_lint(command: tuple[str, ...]) -> None:
    done = _run(*command)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]


def test_only_the_bus_and_a_services_rpc_import_faststream() -> None:
    guests = [name for name in CODE if re.search(r"^(from|import) faststream", (ROOT / name).read_text(), re.MULTILINE)]
    assert [name for name in guests if not re.match(r"bus/|services/\w+/(rpc|reactions)\.py$", name)] == []


def test_nouns_of_a_service_import_contracts_and_each_other_only() -> None:
    seams = {"handlers.py", "session.py", "carrying_out.py", "recording.py", "rpc.py", "reactions.py", "__init__.py"}
    for name in CODE:
        if name.startswith("services/") and name.count("/") == 2 and Path(name).name not in seams:
            rooms = set(re.findall(r"^(?:from|import) (\w+)", (ROOT / name).read_text(), re.MULTILINE))
            assert rooms.isdisjoint({"bus", "ledger", "gateway", "varna", "eventsourcing", "asyncio"}), name


@pytest.mark.parametrize("name", CODE)
def test_a_file_has_a_telling_name_and_one_purpose(name: str) -> None:
    assert not SAYS_NOTHING & {Path(name).stem, *Path(name).parts}
    assert len((ROOT / name).read_text().splitlines()) <= 260, "split it by meaning"


def test_no_committed_file_names_a_registry_or_a_machine() -> None:
    forbidden = re.compile(
        r"pypi\.org|python" + r"hosted|registry\.np" + r"mjs|deb\.deb" + r"ian\.org|/wo" + r"rk/|/root/|/home/\w+/"
    )
    for name in TRACKED:
        path = ROOT / name
        if path.suffix in {".png", ".ico"} or path == Path(__file__) or not path.exists():
            continue
        assert not forbidden.search(path.read_text(encoding="utf-8")), name


def test_the_locks_pin_every_package_with_a_hash() -> None:
    for lock in ("runtime", "dev"):
        text = (ROOT / f"locks/{lock}.txt").read_text()
        pinned = re.findall(r"^\S+==\S+", text, re.MULTILINE)
        assert pinned
        assert text.count("--hash=sha256:") >= len(pinned)
        assert "://" not in text


def test_the_project_itself_declares_no_loose_dependency() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"] == []
