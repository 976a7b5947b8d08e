"""The map, and where partners stand."""

from django.urls import path

from partnerships.views.places import PartnerPlace, PlaceMap, PlaceTerritory

urlpatterns = [
    path("p/<slug:partnership>/plan/place/", PlaceMap.as_view(), name="place_map"),
    path("p/<slug:partnership>/plan/place/territory/", PlaceTerritory.as_view(), name="place_territory"),
    path("partners/<int:pk>/place/", PartnerPlace.as_view(), name="place_partner"),
]
