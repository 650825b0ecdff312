"""What binds delegates: which body meets, seats, elections of a constituency, composition. No database, no clock."""
