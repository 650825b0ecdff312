"""Pages of rounds of opinions and of meetings of heads."""
