"""URLs of the partnerships floor."""

from django.urls import path

from partnerships.views.trees import TreeDetail

app_name = "partnerships"
urlpatterns = [
    path("p/<slug:partnership>/results/", TreeDetail.as_view(), name="tree_detail"),
]
