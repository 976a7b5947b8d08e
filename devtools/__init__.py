"""What `dev.py` does, part by part.

Standard library only: this package runs on a bare Python before any dependency is installed, so it
stands outside `jtportal` (whose package imports Celery) and imports nothing from the portal.
"""
