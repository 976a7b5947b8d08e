"""Dates and numbers in the readers' forms where Django's own are not theirs."""
