"""Tasks: listed, planned, done, put off, handed over; questions answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jtportal.kernel import paging
from jtportal.kernel.doors import ActionDoor, PageDoor, PostDoor, Refused
from partnerships.models import Partnership
from partnerships.views import lists
from workforce import rules
from workforce.actions import tasks
from workforce.enums import TaskKind
from workforce.forms.cases import OfficerForm
from workforce.forms.tasks import DoneForm, DuplicateForm, LeaverForm, PlanForm, PutOffForm
from workforce.models import Case, Task
from workforce.queries import officers
from workforce.queries import tasks as reads
from workforce.views import spells, wording

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

TASK = (
    "partnership", "case__person", "case__partnership", "owner", "done_by", "source_import",
    "worker__person", "worker__site__partnership", "worker__current__residence",
    "other_worker__person", "other_worker__site__partnership", "other_worker__current__residence",
)  # fmt: skip
LISTS = ("today", "overdue", "unowned", "coming", "others", "leaver", "duplicate")


class TaskList(PageDoor):
    """All tasks of one section of Today, or all questions of one kind."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_see_cases
    template, section = "workforce/task_list.html", "today"

    def context(self) -> dict[str, Any]:
        """Ask for one page of the section in the address; an unknown one is what nobody has taken on."""
        actor, today = self.request.actor, self.row.today()
        key = self.request.GET.get("section", "")
        key = key if key in LISTS else "unowned"
        visible = Task.objects.visible_to(actor)
        if key in (TaskKind.LEAVER, TaskKind.DUPLICATE):
            rows = reads.waiting(visible, self.row).filter(kind=key)
        else:
            rows = reads.narrowed(visible, key, partnership=self.row, user_id=actor.user_id)
        segments = [paging.Segment(rows.order_by(), "due_on")]
        page = paging.page(segments, size=lists.SIZE, **lists.turned_page(self.request.GET))
        found = {task.pk: task for task in reads.for_lines(rows.filter(pk__in=page.ids))}
        total = paging.capped_counts({"all": rows})["all"]
        path = reverse("workforce:task_list", kwargs={"partnership": self.row.code})
        address = lists.Address(path, {"section": key})
        return {
            "key": key,
            "lines": [spells.task_line(found[pk], today) for pk in page.ids if pk in found],
            "total": total,
            "counted": wording.counted(total),
            "limit": paging.COUNTED,
            "pager": lists.pager(page, address, total=total, order=_("first due first")),
        }


class TaskDetail(ActionDoor):
    """One task: a question with its answer form, or a step to be taken."""

    model, access, related = Task, rules.may_read_case, TASK
    template, section = "workforce/task_detail.html", "today"
    forms = {TaskKind.LEAVER: LeaverForm, TaskKind.DUPLICATE: DuplicateForm}

    def form(self, data: Any = None, files: Any = None) -> Any:
        """Return the form that this kind of task asks for."""
        return self.forms.get(TaskKind(self.row.kind), DoneForm)(data, files)

    def context(self) -> dict[str, Any]:
        """Show who it is about; two records stand side by side."""
        task, today = self.row, self.row.partnership.today()
        pair = task.kind == TaskKind.DUPLICATE and task.worker and task.other_worker
        return {
            "line": spells.task_line(task, today),
            "pairs": spells.side_by_side(task.worker, task.other_worker) if pair else [],
            "may_work": rules.may_work(self.request.actor, task) and task.done_at is None,
            "list_url": reverse("workforce:task_list", kwargs={"partnership": task.partnership.code}),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only those who work on cases answer."""
        if not rules.may_work(request.actor, self.row):
            return self.page({"form": self.form()}, status=403)
        return super().post(request, *args, **kwargs)

    def act(self, row: Task, form: Any) -> Any:
        """Call the action that this kind of task asks for."""
        given, by = form.cleaned_data, self.request.actor
        if row.kind == TaskKind.LEAVER:
            return tasks.answer_leaver(task=row, on=given["on"], reason=given["reason"], by=by)
        if row.kind == TaskKind.DUPLICATE:
            return tasks.answer_duplicate(task=row, by=by, **given)
        return tasks.done(task=row, by=by, **given)

    @property
    def done(self) -> str:  # type: ignore[override]
        """Say what was written, and of whom: the next question is on the page already."""
        if self.row.kind not in self.forms:
            return _("Done and recorded.")
        worker = self.row.worker
        name = worker.person.name if worker is not None else ""
        return _("Answered and recorded: %(name)s.") % {"name": name}

    def next_url(self, result: Any) -> str:
        """Go on: to the case of a step, to the next question of the same kind, else to Today."""
        if self.row.kind not in self.forms and self.row.case_id:
            return reverse("workforce:case_detail", kwargs={"pk": self.row.case_id})
        visible = Task.objects.visible_to(self.request.actor)
        following = reads.waiting(visible, self.row.partnership).filter(kind=self.row.kind).first()
        if following:
            return reverse("workforce:task_detail", kwargs={"pk": following.pk})
        return reverse("workforce:today", kwargs={"partnership": self.row.partnership.code})


class TaskPlan(ActionDoor):
    """Plan the next step of a case."""

    model, access, related = Case, rules.may_work, ("partnership", "person")
    form_class, template, section = PlanForm, "workforce/task_plan.html", "people"
    done = gettext_lazy("The step is planned.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the officers of the employment service, and today."""
        self.people = officers.of_partnership(self.row.partnership)
        names = {pk: str(user) for pk, user in self.people.items()}
        return {"officers": names, "initial": {"due_on": self.row.partnership.today()}}

    def act(self, row: Case, form: Any) -> Any:
        """Plan it."""
        given = form.cleaned_data
        owner = self.people.get(given.pop("owner"))
        return tasks.plan(cases=[row], owner=owner, by=self.request.actor, **given)

    def next_url(self, result: Any) -> str:
        """Go back to the case."""
        return reverse("workforce:case_detail", kwargs={"pk": self.row.pk})


class TaskPlanMany(ActionDoor):
    """Plan the same step for the rows that were chosen in the list: exactly those that the person saw."""

    model, lookup, access = Partnership, {"partnership": "code"}, rules.may_work_here
    form_class, template, section = PlanForm, "workforce/task_plan_many.html", "people"

    def chosen(self) -> list[Case]:
        """Return the chosen open cases that exist for the actor, in the list's order."""
        keys = [lists.number_or_none(key) for key in self.request.POST.getlist("case")[: 4 * lists.SIZE]]
        rows = Case.objects.visible_to(self.request.actor).filter(partnership=self.row, closed_on=None)
        found = rows.filter(pk__in=[key for key in keys if key]).select_related("person")
        return list(found.order_by("sort_key", "id"))

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the officers of the employment service, and today."""
        self.people = officers.of_partnership(self.row)
        names = {pk: str(user) for pk, user in self.people.items()}
        return {"officers": names, "initial": {"due_on": self.row.today(), "kind": TaskKind.CONVERSATION}}

    def context(self) -> dict[str, Any]:
        """Show whom it is for."""
        return {"cases": self.chosen()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list posts the chosen rows first, the form then posts them again with the step."""
        if "kind" not in request.POST:
            return self.page({"form": self.form()})
        return super().post(request, *args, **kwargs)

    def act(self, row: Partnership, form: Any) -> Any:
        """Plan it for all of them, or for none."""
        chosen = self.chosen()
        if not chosen:
            raise Refused(_("No row was chosen. Go back to the list and tick some."))
        given = form.cleaned_data
        owner = self.people.get(given.pop("owner"))
        made = tasks.plan(cases=chosen, owner=owner, by=self.request.actor, **given)
        self.done = ngettext("%(number)s step is planned.", "%(number)s steps are planned.", len(made)) % {
            "number": len(made)
        }
        return made

    def next_url(self, result: Any) -> str:
        """Go back to the list."""
        return reverse("workforce:case_list", kwargs={"partnership": self.row.code})


class TaskChange(ActionDoor):
    """A change of a waiting task; back to where it is done."""

    abstract = True
    model, access, related, section = Task, rules.may_work, TASK, "today"

    def next_url(self, result: Any) -> str:
        """Go back to where the task is done."""
        return spells.task_url(self.row)


class TaskDone(TaskChange):
    """Say that a step was taken."""

    form_class, template = DoneForm, "workforce/task_done.html"
    done = gettext_lazy("Done and recorded.")

    def act(self, row: Task, form: Any) -> Any:
        """Finish it."""
        return tasks.done(task=row, by=self.request.actor, **form.cleaned_data)


class TaskPutOff(TaskChange):
    """Move a step to another day."""

    form_class, template = PutOffForm, "workforce/task_put_off.html"
    done = gettext_lazy("The step has another day.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the day it has, today where that is past."""
        due_on = max(self.row.due_on, self.row.partnership.today())
        return {"initial": {"due_on": due_on, "due_time": self.row.due_time}}

    def act(self, row: Task, form: Any) -> Any:
        """Move it."""
        return tasks.put_off(task=row, by=self.request.actor, **form.cleaned_data)


class TaskAssign(TaskChange):
    """Hand a task over."""

    form_class, template = OfficerForm, "workforce/task_assign.html"
    done = gettext_lazy("The task changed hands.")

    def form_kwargs(self) -> dict[str, Any]:
        """Offer the officers of the employment service."""
        self.people = officers.of_partnership(self.row.partnership)
        names = {pk: str(user) for pk, user in self.people.items()}
        return {"officers": names, "initial": {"officer": self.row.owner_id}}

    def act(self, row: Task, form: Any) -> Any:
        """Assign it."""
        owner = self.people.get(form.cleaned_data["officer"])
        return tasks.assign(task=row, owner=owner, by=self.request.actor)


class TaskTake(PostDoor):
    """Take a task into one's own hands."""

    model, access, section = Task, rules.may_work, "today"
    done = gettext_lazy("It is yours now.")

    def act(self, row: Task, data: Any) -> Any:
        """Assign it to the actor."""
        return tasks.assign(task=row, owner=self.request.actor.user, by=self.request.actor)

    def next_url(self, result: Any) -> str:
        """Go to where it is done."""
        return spells.task_url(self.row)
