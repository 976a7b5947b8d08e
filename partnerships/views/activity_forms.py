"""The forms of the action plan."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.doors import ActionDoor, PostDoor
from partnerships import rules
from partnerships.actions import activities
from partnerships.forms import activities as forms
from partnerships.models import Activity, Intervention, Milestone
from partnerships.queries import money
from partnerships.queries.activities import outputs_of
from partnerships.queries.people import organisations_of, people_of
from partnerships.views.plan import InPlan, OfPlace


class PlanForm(InPlan, ActionDoor):
    """A form of the action plan; `back` is the page it came from."""

    abstract = True
    template, tab = "partnerships/activity_form.html", "activities"
    access = rules.may_coordinate
    heading: Any = ""
    submit: Any = _("Record")

    def back(self) -> str:
        """Return the list."""
        return reverse("partnerships:activity_list", kwargs={"partnership": self.row.partnership.code})

    def context(self) -> dict[str, Any]:
        """Return the words of the form."""
        about = "" if self.row == self.row.partnership else str(self.row)
        return {"heading": self.heading, "submit": self.submit, "back": self.back(), "about": about}

    def next_url(self, result: Any) -> str:
        """Go back to where it came from."""
        return self.back()


class InterventionForms(PlanForm):
    """An intervention, new or changed."""

    abstract = True
    form_class = forms.InterventionForm

    def form_kwargs(self) -> dict[str, Any]:
        """Offer outputs of the tree, partners and budget lines."""
        place = self.row.partnership
        self.partners = organisations_of(place)
        lines = money.lines_of(self.request.actor, place)
        row = self.row if isinstance(self.row, Intervention) else None
        initial = {
            "title": row.title, "aim": row.aim, "output_key": row.output_key, "lead": row.lead_id,
            "seen": row.revision,
            "lines": [one.pk for one in lines if one.intervention_id == row.pk],
        } if row else {}  # fmt: skip
        return {
            "outputs": outputs_of(place),
            "partners": [(pk, str(one)) for pk, one in self.partners.items()],
            "lines": [(one.pk, f"{one.title} ({one.source}, {one.currency})") for one in lines],
            "initial": initial,
        }

    def given(self, form: Any) -> tuple[dict[str, Any], list[int]]:
        """Return the values and the lines."""
        values = dict(form.cleaned_data)
        values["lead"] = self.partners.get(values["lead"])
        return values, values.pop("lines", [])


class InterventionNew(OfPlace, InterventionForms):
    """Add an intervention."""

    heading, done = (
        _("What does the partnership do?"),
        _("The intervention is there. Now plan its activities."),
    )

    def act(self, row: Any, form: Any) -> Any:
        """Add it with its lines."""
        values, lines = self.given(form)
        made = activities.add_intervention(partnership=row, by=self.request.actor, **values)
        activities.link_lines(intervention=made, lines=lines, by=self.request.actor)
        return made


class InterventionEdit(InterventionForms):
    """Change an intervention."""

    model, related, heading = Intervention, ("partnership",), _("What changes?")
    form_class = forms.InterventionChangeForm
    done = _("The intervention is changed.")

    def act(self, row: Any, form: Any) -> Any:
        """Change it and its lines."""
        values, lines = self.given(form)
        activities.change_intervention(intervention=row, by=self.request.actor, **values)
        if "lines" in form.fields:
            activities.link_lines(intervention=row, lines=lines, by=self.request.actor)


class ActivityForms(PlanForm):
    """An activity, new or changed."""

    abstract = True
    form_class = forms.ActivityForm

    def choices(self) -> dict[str, Any]:
        """Offer interventions, partners and people."""
        place = self.row.partnership
        rows = Intervention.objects.visible_to(self.request.actor).filter(partnership=place)
        self.interventions = {one.pk: one for one in rows}
        self.partners, self.people = organisations_of(place), people_of(place)
        return {
            "interventions": [(pk, str(one)) for pk, one in self.interventions.items()],
            "partners": [(pk, str(one)) for pk, one in self.partners.items()],
            "people": list(self.people.items()),
        }

    def given(self, form: Any) -> dict[str, Any]:
        """Return the values as the action takes them."""
        values = dict(form.cleaned_data)
        values["owner_id"] = values.pop("owner")
        values["body"] = self.partners[values["body"]]
        values["intervention"] = self.interventions[values["intervention"]]
        return values

    def next_url(self, result: Any) -> str:
        """Go to the activity."""
        return reverse("partnerships:activity_detail", kwargs={"pk": result.pk})


class ActivityNew(OfPlace, ActivityForms):
    """Plan an activity."""

    heading, done = _("What is done, by whom, until when?"), _("The activity is planned. Set its milestones.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        initial = {"starts_on": self.row.today(), "intervention": self.request.GET.get("of", "")}
        return {**self.choices(), "initial": initial}

    def act(self, row: Any, form: Any) -> Any:
        """Plan it."""
        return activities.add_activity(by=self.request.actor, **self.given(form))


class ActivityEdit(ActivityForms):
    """Change an activity."""

    model, related, heading = Activity, ("partnership",), _("What changes?")
    form_class = forms.ActivityChangeForm
    done = _("The activity is changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer what is known."""
        row = self.row
        names = ("title", "starts_on", "due_on", "note")
        initial = {name: getattr(row, name) for name in names}
        initial |= {"intervention": row.intervention_id, "body": row.body_id, "owner": row.owner_id}
        initial["seen"] = row.revision
        return {**self.choices(), "initial": initial}

    def back(self) -> str:
        """Return the activity."""
        return reverse("partnerships:activity_detail", kwargs={"pk": self.row.pk})

    def act(self, row: Any, form: Any) -> Any:
        """Change it."""
        activities.change_activity(activity=row, by=self.request.actor, **self.given(form))
        return row


class OfActivity(PlanForm):
    """A form about an activity or one of its milestones; back to the activity."""

    abstract = True
    access = rules.may_carry

    def back(self) -> str:
        """Return the activity."""
        pk = self.row.activity_id if isinstance(self.row, Milestone) else self.row.pk
        return reverse("partnerships:activity_detail", kwargs={"pk": pk})


class ActivityStep(InPlan, PostDoor):
    """Move an activity to another state."""

    model, access, related, tab = Activity, rules.may_carry, ("partnership",), "activities"
    done = _("Recorded.")

    def act(self, row: Any, data: Any) -> Any:
        """Move it."""
        activities.step(activity=row, to=data.get("to", ""), by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to it."""
        return reverse("partnerships:activity_detail", kwargs={"pk": self.row.pk})


class MilestoneForms(OfActivity):
    """A milestone, new or changed."""

    abstract = True
    form_class = forms.MilestoneForm

    def people(self) -> list[tuple[int, str]]:
        """Offer who speaks for a partner today, and whose it is now."""
        now = self.row.owner if isinstance(self.row, Milestone) else None
        found = {now.pk: str(now)} if now else {}
        return list((found | people_of(self.row.partnership)).items())

    def given(self, form: Any) -> dict[str, Any]:
        """Return the values as the action takes them."""
        values = dict(form.cleaned_data)
        values["owner_id"] = values.pop("owner")
        return values


class MilestoneNew(MilestoneForms):
    """Set a milestone."""

    model, related = Activity, ("partnership",)
    access, heading, done = (
        rules.may_coordinate,
        _("What is reached, until when?"),
        _("The milestone is set."),
    )

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the activity's last day."""
        return {"people": self.people(), "initial": {"due_on": self.row.due_on}}

    def act(self, row: Any, form: Any) -> Any:
        """Set it."""
        return activities.add_milestone(activity=row, by=self.request.actor, **self.given(form))


class MilestoneEdit(MilestoneForms):
    """Change a milestone."""

    model, related = Milestone, ("activity__partnership", "owner")
    form_class = forms.MilestoneChangeForm
    access, heading, done = rules.may_coordinate, _("What changes?"), _("The milestone is changed.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer what is known."""
        row = self.row
        initial = {"title": row.title, "due_on": row.due_on, "owner": row.owner_id}
        return {"people": self.people(), "initial": {**initial, "seen": row.revision}}

    def act(self, row: Any, form: Any) -> Any:
        """Change it."""
        activities.change_milestone(milestone=row, by=self.request.actor, **self.given(form))


class MilestoneReach(OfActivity):
    """Say that a milestone is reached."""

    model, related, form_class = Milestone, ("activity__partnership", "evidence"), forms.ReachForm
    heading, done = _("When was it reached?"), _("The milestone is reached.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer today."""
        return {"initial": {"on": self.row.partnership.today()}}

    def act(self, row: Any, form: Any) -> Any:
        """Record it."""
        given = form.cleaned_data
        activities.reach(milestone=row, on=given["on"], upload=given["evidence"], by=self.request.actor)


class MilestoneDrop(OfActivity):
    """Give a milestone up."""

    model, related, form_class = Milestone, ("activity__partnership",), forms.WhyForm
    access, submit, done = rules.may_coordinate, _("Give it up"), _("The milestone is given up.")
    heading = _("Why is this milestone given up?")

    def act(self, row: Any, form: Any) -> Any:
        """Record it."""
        activities.drop(milestone=row, by=self.request.actor, **form.cleaned_data)


class MilestoneReopen(InPlan, PostDoor):
    """Open a milestone again."""

    model, access, related, tab = Milestone, rules.may_coordinate, ("activity__partnership",), "activities"
    done = _("The milestone is open again.")

    def act(self, row: Any, data: Any) -> Any:
        """Open it."""
        activities.reopen(milestone=row, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go back to its activity."""
        return reverse("partnerships:activity_detail", kwargs={"pk": self.row.activity_id})


class FeedOpen(OfPlace, PostDoor):
    """Make one's secret address anew: the former one stops working."""

    access, tab = rules.may_read_plan, "activities"

    def act(self, row: Any, data: Any) -> Any:
        """Make it, and remember it until it was shown."""
        token = activities.open_feed(partnership=row, by=self.request.actor)
        self.request.session[f"calendar-{row.pk}"] = token

    def next_url(self, result: Any) -> str:
        """Show it."""
        return reverse("partnerships:activity_subscription", kwargs={"partnership": self.row.code})


class FeedClose(FeedOpen):
    """Close one's secret address."""

    done = _("The address is closed.")

    def act(self, row: Any, data: Any) -> Any:
        """Close it."""
        activities.close_feed(partnership=row, by=self.request.actor)
