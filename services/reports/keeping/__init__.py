"""What this service keeps outside its ledger, and in which order: texts in the vault, one-time tokens."""
