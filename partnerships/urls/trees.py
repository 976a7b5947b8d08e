"""The tree."""

from django.urls import path

from partnerships.views.trees import TreeDetail

urlpatterns = [
    path("p/<slug:partnership>/results/", TreeDetail.as_view(), name="tree_detail"),
]
