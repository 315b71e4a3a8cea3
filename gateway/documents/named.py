"""Reading the named documents when the gateway starts."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphql import DocumentNode, OperationDefinitionNode, OperationType

from gateway.execution import Execution


@dataclass(frozen=True, slots=True)
class Named:
    """A document that is asked for by its name: the name of its file."""

    name: str
    digest: str
    document: DocumentNode
    operation: OperationDefinitionNode

    def own(self, variables: Mapping[str, Any]) -> dict[str, Any]:
        """Return the variables the document has; others cannot change its answer."""
        names = [each.variable.name.value for each in self.operation.variable_definitions or ()]
        return {name: variables[name] for name in names if name in variables}


def named_documents(execution: Execution) -> dict[str, Named]:
    """Return every document of this folder; each must be a question and within the limits like any other."""
    return {path.stem: _named(path, execution) for path in sorted(Path(__file__).parent.glob("*.graphql"))}


def _named(path: Path, execution: Execution) -> Named:
    text = path.read_text("utf-8")
    document = execution.read(text)
    if isinstance(document, list):
        raise ValueError(f"{path.name}: {document[0].message}")  # noqa: TRY004 - the file is wrong, not a type
    operation = execution.operation(document, None)
    if operation is None or operation.operation is not OperationType.QUERY:
        raise ValueError(f"{path.name}: a named document holds one query")
    return Named(path.stem, hashlib.sha256(text.encode()).hexdigest(), document, operation)
