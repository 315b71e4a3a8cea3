"""From the text of a document to an answer: parsed, measured, validated and executed, each step with its limit.

graphql-core does the work. Its validation rules are gathered once, and documents that passed are remembered.
"""

from collections import OrderedDict
from collections.abc import Mapping
from inspect import isawaitable
from typing import Any, cast
from weakref import finalize

from graphql import (
    DocumentNode,
    ExecutionResult,
    Executor,
    GraphQLError,
    GraphQLInputType,
    GraphQLSchema,
    MaxIntrospectionDepthRule,
    OperationDefinitionNode,
    Undefined,
    ValuesOfCorrectTypeRule,
    execute,
    get_operation_ast,
    parse,
    specified_rules,
    type_from_ast,
    validate,
)
from graphql.utilities import validate_input_value

from gateway import limits
from gateway.compiled import Compiled, Made
from gateway.limits import Limits, TooMuchError

_REMEMBERED = 64
"""How many documents are kept parsed: with the limit on tokens, some tens of megabytes at most."""


_FIT = (
    "Något där saknas, är av fel slag eller finns inte i schemat."
    " / Something there is missing, of the wrong kind or not in the schema."
)


class QuietValuesRule(ValuesOfCorrectTypeRule):
    """graphql-core's own rule, but what it says does not repeat the value."""

    def report_error(self, error: GraphQLError) -> None:
        """Report where the value stands; the schema says what may stand there."""
        super().report_error(GraphQLError("A value does not fit its type.", error.nodes))


_RULES = [QuietValuesRule if rule is ValuesOfCorrectTypeRule else rule for rule in specified_rules]
RULES = [*_RULES, *([] if MaxIntrospectionDepthRule in _RULES else [MaxIntrospectionDepthRule])]


class Execution:
    """Answers documents against a schema, within limits."""

    def __init__(self, schema: GraphQLSchema, allowed: Limits) -> None:
        """Begin with no documents remembered."""
        self._schema = schema
        self._limits = allowed
        self._passed: OrderedDict[str, DocumentNode] = OrderedDict()
        self._made: dict[int, Made] = {}
        """What was made for documents, by their identity and no longer than they are there."""

    def read(self, text: str) -> DocumentNode | list[GraphQLError]:
        """Return a document that may be executed, or why not."""
        if text in self._passed:
            self._passed.move_to_end(text)
            return self._passed[text]
        try:
            document = parse(text, max_lexical_tokens=self._limits.tokens, max_comments=self._limits.tokens)
            limits.check(document, self._limits)
        except TooMuchError as error:
            return [error]
        except GraphQLError as error:
            return [_told_apart(error)]
        errors = validate(self._schema, document, RULES, self._limits.errors, hide_suggestions=True)
        if errors:
            return errors
        self._passed[text] = document
        if len(self._passed) > _REMEMBERED:
            self._passed.popitem(last=False)
        return document

    def operation(self, document: DocumentNode, name: str | None) -> OperationDefinitionNode | None:
        """Return the operation to execute; none when the name is needed or unknown."""
        return get_operation_ast(document, name)

    async def answer(
        self,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        variables: Mapping[str, Any],
        context: object,
    ) -> ExecutionResult:
        """Execute an operation of a document that was read."""
        wrong = self._unfit(operation, variables)
        if wrong:
            return ExecutionResult(None, wrong)
        result = execute(
            self._schema,
            document,
            context_value=context,
            variable_values=dict(variables),
            operation_name=operation.name.value if operation.name else None,
            hide_suggestions=True,
            **self._executor(document),
        )
        return await result if isawaitable(result) else result

    def _executor(self, document: DocumentNode) -> dict[str, Any]:
        # A directive can make two requests with the same document ask for different fields.
        if document.loc is None or "@" in document.loc.source.body:
            return {"executor_class": Executor}
        if id(document) not in self._made:
            self._made[id(document)] = {}
            finalize(document, self._made.pop, id(document))
        return {"executor_class": Compiled, "made": self._made[id(document)]}

    def _unfit(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> list[GraphQLError]:
        wrong: list[GraphQLError] = []
        for definition in operation.variable_definitions or ():
            name = definition.variable.name.value
            kind = type_from_ast(self._schema, definition.type)
            if name not in variables and definition.default_value is not None:
                continue

            def unfit(_error: GraphQLError, path: list[str | int], name: str = name) -> None:
                where = ".".join(str(step) for step in path)
                extensions = {"code": "BAD_VARIABLES", "field": where or None, "hint": _FIT}
                wrong.append(GraphQLError(_unfit_at(name, where), extensions=extensions))

            validate_input_value(variables.get(name, Undefined), cast("GraphQLInputType", kind), unfit, True)
        return wrong


def _unfit_at(name: str, where: str) -> str:
    at = f" ({where})" if where else ""
    return f"Variabeln ${name} har inte den form den ska ha{at}. / The variable ${name} does not fit its type{at}."


def _told_apart(error: GraphQLError) -> GraphQLError:
    if error.message.startswith("Syntax Error: Document contains more than"):
        return TooMuchError("TOO_MANY_TOKENS", "The document is too long.")
    if error.message.startswith("Syntax Error: Document is nested too deeply"):
        return TooMuchError("TOO_DEEP", "The document is nested too deeply.")
    return error
