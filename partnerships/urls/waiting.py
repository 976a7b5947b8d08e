"""What waits for a person."""

from django.urls import path

from partnerships.views.waiting import DigestSettingDoor, MyWaiting, WaitingList

urlpatterns = [
    path("p/<slug:partnership>/waiting/", WaitingList.as_view(), name="waiting_list"),
    path("you/waiting/", MyWaiting.as_view(), name="waiting_mine"),
    path("you/digest/", DigestSettingDoor.as_view(), name="digest_setting"),
]
