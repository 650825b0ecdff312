"""Pages of delegates: the bodies and who sits in them, a choosing, a constituency's votes, a term's delegations."""
