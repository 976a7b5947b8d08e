"""Files."""

from django.urls import path

from partnerships.views.documents import DocumentDownload

urlpatterns = [
    path("documents/<uuid:pk>/", DocumentDownload.as_view(), name="document_download"),
]
