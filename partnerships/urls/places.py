"""The map, and where partners stand."""

from django.urls import path

from partnerships.views.places import PartnerPlace, PlaceMap

urlpatterns = [
    path("p/<slug:partnership>/plan/place/", PlaceMap.as_view(), name="place_map"),
    path("partners/<int:pk>/place/", PartnerPlace.as_view(), name="place_partner"),
]
