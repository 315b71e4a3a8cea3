"""What this service keeps outside its ledger, and in which order: whose pseudonym it is."""
