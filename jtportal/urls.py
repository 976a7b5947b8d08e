"""All URLs of the portal."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from accounts.site import portal_admin

handler400 = "accounts.views.errors.bad_request"
handler403 = "accounts.views.errors.forbidden"
handler404 = "accounts.views.errors.not_found"
handler500 = "accounts.views.errors.server_error"

urlpatterns = [
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("admin/", portal_admin.urls),
    path("", include("accounts.urls")),
    path("", include("partnerships.urls")),
    path("", include("workforce.urls")),
    path("", include("indicators.urls")),
]
