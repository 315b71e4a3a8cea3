"""What the documents name exists, and what exists that a reader needs is in the documents."""

import ast
import re
import subprocess
from dataclasses import fields
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from graphql import OperationDefinitionNode, build_schema, parse, validate

from contracts import subjects, vocabulary
from contracts.failpoints import NAMES
from varna.cli import _COMMANDS as COMMANDS
from varna.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent.parent
DOCS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").rglob("*.md")
)
LINKING = [*DOCS, ROOT / "examples/stockholm/README.md"]
FLOW, DRIFT, RELIABILITY = (ROOT / "docs" / f"{name}.md" for name in ("flow", "drift", "reliability"))
CODE = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"(?:bus|contracts|gateway|ledger|services|tests|varna)(?:/\w+)+\.py")


@cache
def text(path: Path) -> str:
    return path.read_text("utf-8")


def everything() -> str:
    return "\n".join(text(path) for path in DOCS)


@cache
def defined(path: str) -> set[str]:
    """Return the names a module defines at any level: classes, functions and assigned constants."""
    names = set()
    for node in ast.walk(ast.parse(text(ROOT / path))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


def named_beside_files(markdown: str) -> list[tuple[set[str], str]]:
    """Return each name that a table row of files and names gives, with the files it must be in."""
    found = []
    for row in re.findall(r"^\|(.*)\|$", markdown, re.MULTILINE):
        cells = row.split("|")
        files = set(FILE.findall(cells[0]))
        names = CODE.findall(cells[1]) if files and len(cells) > 1 else []
        found += [(files, name) for name in names if name.isidentifier()]
    return found


@pytest.mark.parametrize("document", DOCS, ids=lambda path: path.name)
def test_every_file_a_document_names_exists(document: Path) -> None:
    named = set(FILE.findall(text(document)))
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_the_flow_names_functions_and_classes_where_they_are() -> None:
    named = named_beside_files(text(FLOW))
    assert len(named) > 50
    wrong = [(name, files) for files, name in named if not any(name in defined(file) for file in files)]
    assert wrong == []


def test_the_flow_names_every_room_it_goes_through() -> None:
    assert {file.split("/")[0] for file in FILE.findall(text(FLOW))} >= {
        "bus",
        "contracts",
        "gateway",
        "ledger",
        "services",
    }


def test_every_subject_is_in_the_flow() -> None:
    functions = {
        node.name for node in ast.parse(Path(subjects.__file__).read_text()).body if isinstance(node, ast.FunctionDef)
    }
    assert len(functions) >= 4
    assert functions <= set(CODE.findall(text(FLOW)))


def test_every_setting_is_documented_and_no_other() -> None:
    settings = {f"{PREFIX}{field.name.upper()}" for field in fields(Settings)}
    table = set(re.findall(r"^\| `(VARNA_\w+)`", text(DRIFT), re.MULTILINE))
    assert table == settings


def test_every_setting_of_the_composed_city_is_documented() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    set_there = {name for service in services.values() for name in service.get("environment", {})}
    documented = set(CODE.findall(text(DRIFT)))
    assert {name for name in set_there if name.startswith(PREFIX) or name.endswith("_PASSWORD")} <= documented


def test_every_fail_point_stands_at_its_place() -> None:
    rows = re.findall(r"^\| `([A-Z]\d)` \|.*\| (.*) \|$", text(RELIABILITY), re.MULTILINE)
    assert {name for name, _ in rows} == NAMES
    for name, files in rows:
        for file in FILE.findall(files):
            assert f'reach("{name}")' in text(ROOT / file), (name, file)


def test_every_test_that_is_named_exists() -> None:
    rows = [row for row in text(RELIABILITY).splitlines() if "`tests/" in row and row.startswith("|")]
    assert len(rows) > 10
    for row in rows:
        files = FILE.findall(row)
        for name in re.findall(r"`(test_\w+)`", row):
            assert any(name in defined(file) for file in files), (name, files)


def test_every_make_target_and_command_is_told() -> None:
    targets = re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), re.MULTILINE)
    assert len(targets) > 5
    assert [name for name in targets if f"make {name}" not in everything()] == []
    commands = [name for name in COMMANDS if name != "schema"]
    assert [name for name in (*commands, "schema export") if f"varna {name}" not in everything()] == []


def test_only_commands_that_exist_are_told() -> None:
    told = set(re.findall(r"`?\bvarna ([a-z]{2,})\b", "\n".join(CODE.findall(everything()))))
    blocks = re.findall(r"```sh\n(.*?)```", everything(), re.DOTALL)
    told |= set(re.findall(r"^(?:\S+ )?varna ([a-z]+)", "\n".join(blocks), re.MULTILINE))
    assert len(told) > 5
    assert told <= set(COMMANDS)


def test_links_lead_somewhere() -> None:
    for document in LINKING:
        for link in re.findall(r"\]\(([^)\s]+)\)", text(document)):
            target = unquote(link.partition("#")[0])
            assert "://" in link or not target or (document.parent / target).exists(), (document.name, link)


def test_every_document_can_be_found_from_the_readme() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "docs/*.md"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    wanted = {ROOT / name for name in tracked.split() if not name.startswith("docs/adr/")}
    found, ahead = set[Path](), {ROOT / "README.md"}
    while ahead:
        document = ahead.pop()
        found.add(document)
        links = (document.parent / link for link in re.findall(r"\]\(([^)#\s]+\.md)", text(document)))
        ahead |= {link.resolve() for link in links} - found
    assert wanted | {ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"} <= found


def test_decisions_are_numbered_without_a_gap() -> None:
    records = sorted(path.name for path in (ROOT / "docs/adr").glob("*.md"))
    assert [int(name[:4]) for name in records] == list(range(1, len(records) + 1))
    for name in records:
        assert text(ROOT / "docs/adr" / name).startswith(f"# {int(name[:4])}. "), name


def test_municipal_words_of_the_closed_lists_are_in_the_glossary() -> None:
    glossary = text(ROOT / "docs/glossary.md").lower()
    lists = (vocabulary.NamndKind, vocabulary.RevisionMoment, vocabulary.FunctionLevel, vocabulary.PreventionLevel)
    values = {member.value for kind in lists for member in kind}
    municipal = values | {"slk", "registrar", "ils", "grants_and_premises", "situation_picture", "milieu", "namnd"}
    assert [word for word in municipal if not re.search(rf"`{word}`", glossary)] == []


def test_named_documents_in_the_examples_exist_and_are_all_told() -> None:
    there = {path.stem for path in (ROOT / "gateway/documents").glob("*.graphql")}
    told = set(re.findall(r"documentId=([\w-]+)", everything())) | set(
        re.findall(r'"documentId": "([\w-]+)"', everything())
    )
    assert told
    assert told <= there
    assert {f"`{name}`" for name in there} <= set(
        re.findall(r"^\| (`[\w-]+`) ", text(ROOT / "docs/graphql.md"), re.MULTILINE)
    )


def test_questions_in_the_examples_fit_the_schema() -> None:
    schema = build_schema(text(ROOT / "gateway/schema/schema.graphql"))
    examples = re.findall(r"^ask <<'?G'?\n(.*?)^G$", everything(), re.DOTALL | re.MULTILINE)
    examples += re.findall(r"^echo '(\{.*\})' \| ask$", everything(), re.MULTILINE)
    assert len(examples) > 6
    for example in examples:
        if "titel" in example:  # the document shows what a wrong name is answered with
            continue
        document = parse(example.replace("$before", "2026-11-20T12:00:00Z"))
        assert all(isinstance(each, OperationDefinitionNode) for each in document.definitions)
        assert validate(schema, document) == [], example


def test_the_pictures_of_the_documents_load_nothing() -> None:
    for picture in (ROOT / "docs").glob("*.svg"):
        outside = re.findall(r"""(?:href|src)\s*=|url\(|@import|<script""", text(picture))
        assert outside == [], picture.name
