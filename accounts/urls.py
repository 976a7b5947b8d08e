"""URLs of the accounts floor."""

from django.urls import path

app_name = "accounts"
urlpatterns: list = []
