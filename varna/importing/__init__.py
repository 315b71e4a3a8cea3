"""Plans, the organisation and what reports need from YAML files: checked by line, imported whole or not at all."""

from varna.importing.problems import Problem, Severity
from varna.importing.published import published_schemas
from varna.importing.run import ImportResult, import_files
from varna.importing.steps import ImportPlan, Source, find_sources, plan_import
from varna.importing.turns import in_turn

__all__ = [
    "ImportPlan",
    "ImportResult",
    "Problem",
    "Severity",
    "Source",
    "find_sources",
    "import_files",
    "in_turn",
    "plan_import",
    "published_schemas",
]
