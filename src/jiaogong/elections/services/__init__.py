"""Acts of an election, in the order of its road: started, named, examined, made public, voted, counted, declared."""
