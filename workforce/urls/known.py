"""Addresses of facts for rules, of people who may be one, of people whom partners send."""

from django.urls import path

from workforce.views import alike, sent, stated

urlpatterns = [
    path("p/<slug:partnership>/people/alike/", alike.AlikeList.as_view(), name="alike_list"),
    path(
        "p/<slug:partnership>/people/alike/<int:first>/<int:second>/",
        alike.AlikePair.as_view(),
        name="alike_pair",
    ),
    path("alike/<int:pk>/take-apart/", alike.AlikeApart.as_view(), name="alike_apart"),
    path("p/<slug:partnership>/people/new/", sent.PersonNew.as_view(), name="person_new"),
    path("p/<slug:partnership>/sent/", sent.SentList.as_view(), name="sent_list"),
    path("p/<slug:partnership>/sent/new/", sent.SentNew.as_view(), name="sent_new"),
    path("sent/<int:pk>/", sent.SentDetail.as_view(), name="sent_detail"),
    path("sent/<int:pk>/accept/", sent.SentAccept.as_view(), name="sent_accept"),
    path("sent/<int:pk>/refuse/", sent.SentRefuse.as_view(), name="sent_refuse"),
    path("cases/<int:pk>/intake/facts/<slug:fact>/", stated.IntakeFact.as_view(), name="intake_fact"),
    path("intake/facts/<int:pk>/take-back/", stated.IntakeFactBack.as_view(), name="intake_fact_back"),
]
