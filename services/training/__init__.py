"""The training service: courses, who needs them, and how large a share has them.

It owns the ledger `training`, which knows people by random pseudonyms only. Whose a pseudonym is lies in a vault of its
own, where the link can be erased; no name, no personnummer and no number of an employee is in any event (N09).
"""
