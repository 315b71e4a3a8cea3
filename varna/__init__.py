"""The command line, the importer of plans, and the whole system in one process."""
