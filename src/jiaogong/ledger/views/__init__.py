"""Pages of the ledger: the list, one entry, its form, evidence, spreadsheets, years."""
