"""All URLs of the portal."""

from django.urls import include, path

from accounts.site import portal_admin
from accounts.views.languages import LanguageSwitch

handler400 = "accounts.views.errors.bad_request"
handler403 = "accounts.views.errors.forbidden"
handler404 = "accounts.views.errors.not_found"
handler500 = "accounts.views.errors.server_error"

urlpatterns = [
    path("i18n/setlang/", LanguageSwitch.as_view(), name="set_language"),
    path("account/", include("accounts.sign_in_urls")),
    path("admin/", portal_admin.urls),
    path("", include("accounts.urls")),
    path("", include("partnerships.urls")),
    path("", include("workforce.urls")),
    path("", include("indicators.urls")),
]
