"""The published JSON Schemas of the import files, generated from the models that read them."""

import json
from typing import Any

from contracts.envelope import Contract
from varna.importing.files import GrantsFile, OrganisationFile, PlanFile, ReportsFile, TrainingFile

_SHORT_FORMS: dict[str, dict[str, Any]] = {
    "SourceLines": {"type": "integer", "minimum": 1},
    "PrintedSchedule": {"type": "string", "maxLength": 400},
}
"""What may stand in place of the full form: one line, and the printed words alone."""


def published_schemas() -> dict[str, str]:
    """Return the schemas as text, by file name."""
    models: dict[str, type[Contract]] = {
        "plan.schema.json": PlanFile,
        "organisation.schema.json": OrganisationFile,
        "reports.schema.json": ReportsFile,
        "grants.schema.json": GrantsFile,
        "training.schema.json": TrainingFile,
    }
    return {name: _text(model.model_json_schema()) for name, model in models.items()}


def _text(schema: dict[str, Any]) -> str:
    definitions = schema["$defs"]
    for name, short in _SHORT_FORMS.items():
        if name in definitions:
            definitions[name] = {"anyOf": [definitions[name], short]}
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | schema, ensure_ascii=False, indent=2) + "\n"
