"""The generated files, made once for everything that looks at them: making all takes seconds."""

from contracts import schema_export

GENERATED = schema_export.documents()
