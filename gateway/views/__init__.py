"""Questions and their SQL: plain functions of a reader, a moment (`as_of`) and, where it matters, a day (`today`)."""
