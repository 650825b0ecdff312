"""Acts: a choosing begun, constituencies drawn, votes held, the term opened; delegations, committees, replacement."""
