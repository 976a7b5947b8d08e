"""Arithmetic on the text of agreements: words, numbers, differences, merging, splitting. No Django."""
