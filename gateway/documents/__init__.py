"""The named documents: what the dashboard and officers ask every day, kept in files and answered from the cache."""
