"""What clauses that act are made of."""
