"""One file per app; traits, no surprises."""
