"""Pages of ballots: the list, one ballot, the paper to vote on, the scrutineers', the tellers', the published list."""
