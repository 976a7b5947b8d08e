"""URLs of the workforce floor."""

from django.urls import path  # noqa: F401

app_name = "workforce"

people: list = []

imports: list = []

urlpatterns = [*people, *imports]
