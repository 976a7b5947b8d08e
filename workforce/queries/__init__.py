"""Reads used twice on the workforce floor."""
