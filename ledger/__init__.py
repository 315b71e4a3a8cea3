"""Facts on disk: what a service has recorded, in the order it was recorded, never changed and never deleted.

A ledger is the truth and its own outbox: the relay publishes the very bytes that stand here. One process at a time
writes a ledger.
"""
