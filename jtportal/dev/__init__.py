"""What `dev.py` does, part by part.

Standard library only: this package runs on a bare Python before any dependency is installed, so it
stands outside the portal's packages and imports nothing from them.
"""
