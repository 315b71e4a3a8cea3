"""Plans and the organisation register read from YAML files: checked line by line, then imported whole or not at all."""

from varna.importing.problems import Problem, Severity
from varna.importing.published import published_schemas
from varna.importing.run import ImportResult, import_files
from varna.importing.steps import ImportPlan, Source, find_sources, plan_import

__all__ = [
    "ImportPlan",
    "ImportResult",
    "Problem",
    "Severity",
    "Source",
    "find_sources",
    "import_files",
    "plan_import",
    "published_schemas",
]
