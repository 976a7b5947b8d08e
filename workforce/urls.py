"""URLs of the workforce floor."""

from django.urls import path

app_name = "workforce"
urlpatterns: list = []
