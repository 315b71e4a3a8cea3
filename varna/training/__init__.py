"""Lists of the training portal and of staff, from CSV files and workbooks: all of a file taken in, or nothing."""

from varna.training.receiving import Received, completions, staff

__all__ = ["Received", "completions", "staff"]
