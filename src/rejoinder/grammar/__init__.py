"""Grammar that several stages need: whether a predicate is real, who its arguments are."""
