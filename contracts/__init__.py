"""The public language of Värna: every command, event and closed list, each defined once.

This room imports pydantic and nothing else of the house. What is written here is what a ledger stores, what the bus
carries and what a projector reads, byte for byte.
"""
