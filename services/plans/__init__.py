"""The plans service: nämnder, what the city lays down for their plans, and each plan from draft to follow-up.

It owns the ledger `plans`, with one stream for the organisation and one for each version of a plan. It never reads a
read model, never speaks to another service, and holds nothing about persons: offices, functions and measures only.
"""
