"""URLs of the indicators floor."""

from django.urls import path

app_name = "indicators"
urlpatterns: list = []
