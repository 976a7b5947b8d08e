"""The place: which partnership a page is about when its URL names none."""

from django.utils import timezone

from partnerships.queries import partnerships_of


class PartnershipMiddleware:
    """Gives every request of a signed-in person the partnerships they may switch to, and the one last used.

    Times are shown as the clocks of the place show them.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        request.partnerships, request.partnership = [], None
        if request.user.is_authenticated:
            request.partnerships = partnerships_of(request.actor)
            last = request.session.get("partnership")
            request.partnership = next(
                (one for one in request.partnerships if one.code == last),
                request.partnerships[0] if request.partnerships else None,
            )
        with timezone.override(request.partnership.zone if request.partnership else None):
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> None:
        """Remember the partnership that the URL names, if it exists for this person."""
        code = kwargs.get("partnership")
        found = next((one for one in getattr(request, "partnerships", []) if one.code == code), None)
        if found:
            request.partnership = found
            timezone.activate(found.zone)
            if request.session.get("partnership") != code:
                request.session["partnership"] = code
