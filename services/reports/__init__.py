"""The reports service: de-identified incident reports, guidance, statistics, surveys and situation pictures.

It owns the ledger `reports` and the vault of its free texts. It holds nobody: reports are about acts and events in
sorts of places, answers to surveys are nobody's, and situation pictures are levels with reasons. It never opens a case
about anybody and never links two reports.
"""
