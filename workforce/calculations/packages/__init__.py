"""Placement and mobility packages as data: reading them, checking a request, working out amounts. No framework."""
