"""Stands for the portal."""
