"""What the short forms of the plan share: a heading, a way back, one template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy as _

from jtportal.kernel.doors import ActionDoor
from partnerships.views.plan import InPlan

if TYPE_CHECKING:
    from django.forms import BaseForm


class PlanForm(InPlan, ActionDoor):
    """A form of the plan on a page of its own. Subclasses say `heading`, `submit` and where it came from."""

    abstract = True
    template = "partnerships/plan_form.html"
    heading: ClassVar[Any] = ""
    submit: ClassVar[Any] = _("Record")
    intro: ClassVar[Any] = ""

    def title(self) -> Any:
        """Return the page's sentence."""
        return self.heading

    def above(self) -> str:
        """Return the name of what the form belongs to, shown as the way back."""
        return str(self.row)

    def back_url(self) -> str:
        """Return where the form leads back to."""
        raise TypeError(f"{type(self).__name__} has no back_url()")

    def context(self) -> dict[str, Any]:
        """Return heading, button and way back."""
        return {
            "title": self.title(),
            "above": self.above(),
            "intro": self.intro,
            "submit": self.submit,
            "back_url": self.back_url(),
        }

    def next_url(self, _result: Any) -> str:
        """Go back."""
        return self.back_url()


def given(form: BaseForm) -> dict[str, Any]:
    """Return what was typed, as the actions take it."""
    return dict(form.cleaned_data)
