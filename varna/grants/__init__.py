"""Organisations, rounds, applications and decisions from CSV files and workbooks: all taken in, or nothing."""

from varna.grants.receiving import Received, Summary, receive

__all__ = ["Received", "Summary", "receive"]
