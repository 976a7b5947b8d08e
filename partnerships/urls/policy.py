"""The policy frameworks."""

from django.urls import path

from partnerships.views.policy import PolicyGreen, PolicyMatrix, PolicyTagging

urlpatterns = [
    path("p/<slug:partnership>/plan/policy/", PolicyMatrix.as_view(), name="policy_matrix"),
    path("p/<slug:partnership>/plan/policy/serves/", PolicyTagging.as_view(), name="policy_tagging"),
    path("p/<slug:partnership>/plan/policy/green/", PolicyGreen.as_view(), name="policy_green"),
]
