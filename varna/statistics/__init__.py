"""Counts of other systems read from CSV files and workbooks: every cell checked, all imported or nothing."""

from varna.statistics.receiving import Part, Received, receive

__all__ = ["Part", "Received", "receive"]
