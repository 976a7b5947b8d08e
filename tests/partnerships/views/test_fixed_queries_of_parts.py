"""Pages about one thing ask as many questions for three of its parts as for one."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partnerships.actions import (
    anchors,
    appraisal,
    calls,
    coverage,
    decisions,
    documents,
    findings,
    meeting_decisions,
    policy,
    proposals,
    recommendations,
    trees,
)
from partnerships.enums import PolicyArea
from partnerships.models import Proposal, ProposalFile, TreeNode
from tests.conftest import member
from tests.factories.accounts import OrganisationFactory
from tests.factories.calls import FIVE, a_call, funded, handed, in_appraisal
from tests.factories.markets import count_jobs, intervention_in, market_of
from tests.factories.partnerships import PartnerFactory, TerritoryFactory
from tests.partnerships.diagnoses import add, consult
from tests.partnerships.plans import plan_of
from tests.partnerships.reviewing import answered, decided, held, recommended
from tests.partnerships.views.test_fixed_queries import DAY, Grown, asked_while_it_grows, at

pytestmark = pytest.mark.django_db


def a_file(number=1):
    """A file of a few words."""
    return SimpleUploadedFile(f"file{number}.txt", b"figures")


class Parts(Grown):
    """Each page is about one thing that has one part more at every asking."""

    def judges(self, call, amount):
        """Name so many people, one after the other."""
        people = [member(self.cast.personnel.organisation, "evaluator") for _one in range(amount)]
        for one in people:
            appraisal.name(call=call, stage="note", user=one.user, by=self.by)
        return people

    def sheets(self, proposal, people):
        """Hand a whole sheet in for each of these people."""
        keys = proposal.call.criteria.filter(stage="note").values_list("pk", flat=True)
        points = {key: (Decimal(3), "Good") for key in keys}
        for one in people:
            appraisal.declare(proposal=proposal, conflict=False, by=one)
            appraisal.score(proposal=proposal, points=points, comment="Well", hand_in=True, by=one)

    def judged(self, *, missing=0):
        """A call with so many notes, each judged by so many; of the last note so many sheets are missing."""
        self.rows += 1
        call, notes = in_appraisal(self.place, self.by, notes=self.rows)
        people = self.judges(call, self.rows + missing)
        for note in notes:
            self.sheets(note, people if note != notes[-1] or not missing else people[:-missing])
        return call

    def appraisal_list(self):
        """Sheets handed in, one of them missing."""
        return at("appraisal_list", pk=self.judged(missing=1).pk)

    def appraisal_list_at_its_end(self):
        """All sheets handed in."""
        return at("appraisal_list", pk=self.judged().pk)

    def appraisal_ranking(self):
        """All sheets handed in: the numbers are open."""
        return at("appraisal_ranking", pk=self.judged().pk) + "?stage=note"

    def answered_note(self):
        """A note in appraisal with so many criteria, answers to the checklist, files and members."""
        self.rows += 1
        many = range(1, self.rows + 1)
        call = a_call(self.place, self.by, criteria=[(f"Criterion {one}", 10) for one in many])
        conditions = [calls.add_condition(call=call, text=f"Line {one}", by=self.by) for one in many]
        call = calls.move(call=call, to="open", by=self.by)
        members = [*((kind, "") for kind in FIVE), *(("employer", f"Firm {one}") for one in many)]
        note = proposals.receive(call=call, stage="note", handed=handed(members=members), by=self.by)
        for one in many:
            proposals.attach(proposal=note, upload=a_file(one), by=self.by)
        proposals.check(proposal=note, answers={one.pk: ("met", "") for one in conditions}, by=self.by)
        return Proposal.objects.get(pk=note.pk)

    def appraised_note(self):
        """The same, its appraisal begun."""
        note = self.answered_note()
        for state in ("closed", "note_appraisal"):
            calls.move(call=note.call, to=state, by=self.by)
        return Proposal.objects.get(pk=note.pk)

    def proposal_check(self):
        """The checklist answered so far."""
        return at("proposal_check", pk=self.answered_note().pk)

    def proposal_detail(self):
        """A note with files, answers, members, and sheets that are open."""
        note = self.appraised_note()
        self.sheets(note, self.judges(note.call, self.rows))
        return at("proposal_detail", pk=note.pk)

    def proposal_detail_of_a_full_one(self):
        """A full proposal with visits and files."""
        self.rows += 1
        full = funded(self.place, self.by)
        Proposal.objects.filter(pk=full.pk).update(state="eligible", granted=None)
        for one in range(self.rows):
            decisions.visit(proposal=full, on=DAY, findings=f"{one}", verdict="confirmed", by=self.by)
            kept = documents.keep(partnership=self.place, upload=a_file(one), by=self.by)
            ProposalFile.objects.create(proposal=full, document=kept)
        return at("proposal_detail", pk=full.pk)

    def appraisal_sheet(self):
        """One's own sheet with its criteria, beside the proposal's files."""
        note = self.appraised_note()
        appraisal.name(call=note.call, stage="note", user=self.by.user, by=self.by)
        appraisal.declare(proposal=note, conflict=False, by=self.by)
        keys = note.call.criteria.filter(stage="note").values_list("pk", flat=True)
        appraisal.score(proposal=note, points={key: (Decimal(2), "So") for key in keys}, by=self.by)
        return at("appraisal_sheet", pk=note.pk)

    def call_criteria(self):
        """One criterion more for each stage."""
        return at("call_criteria", pk=self.answered_note().call_id)

    def call_conditions(self):
        """One line more."""
        return at("call_conditions", pk=self.answered_note().call_id)

    def decision_detail(self):
        """A decision with a longer way behind it."""
        self.rows += 1
        row = decided(self.cast, self.by, held(self.cast, self.by), owner=self.cast.partner.user)
        for _one in range(self.rows):
            for to in ("done", "open"):
                meeting_decisions.move(decision=row, to=to, reason="So it is", by=self.by)
        return at("decision_detail", pk=row.pk)

    def recommendation_detail(self):
        """A recommendation answered more often, with a longer way."""
        self.rows += 1
        row = recommended(self.cast, self.by, text=f"Count {self.rows}")
        for _one in range(self.rows):
            row = answered(self.cast, self.by, row, owner=self.cast.partner.user)
            for to in ("completed", "partial"):
                recommendations.move(recommendation=row, to=to, reason="So it is", by=self.by)
        return at("recommendation_detail", pk=row.pk)

    def anchor_detail(self):
        """The anchor body with two seats more, and more that it and a partner brought."""
        body = {"kind": "council", "name": "Council", "since": DAY, "mandate": "Leads.", "mandated_on": DAY}
        anchor = anchors.take_in(partnership=self.place, by=self.by, **body)
        self.rows += 1
        partner = PartnerFactory(partnership=self.place, role="municipality")
        anchors.seat(
            anchor=anchor, seat="member", valid_from=DAY, organisation=partner.organisation, by=self.by
        )
        anchors.seat(anchor=anchor, seat="guest", valid_from=DAY, name=f"Firm {self.rows}", by=self.by)
        for whose in ({"anchor": anchor}, {"partner": partner}):
            anchors.bring(what="Lists", baseline="None", since=DAY, upload=a_file(), by=self.by, **whose)
        return at("anchor_detail", **self.code)

    def finding_detail(self):
        """A finding with more evidence, nodes and consultations."""
        self.rows += 1
        if self.rows == 1:
            trees.start_tree(partnership=self.place, template=trees.load_template(by=self.by), by=self.by)
        keys = TreeNode.objects.order_by("key").values_list("key", flat=True)[: self.rows]
        row = add(self.cast, title=f"Finding {self.rows}", nodes=list(keys), by=self.by)
        for one in range(self.rows):
            findings.add_evidence(finding=row, upload=a_file(one), by=self.by)
            consult(self.cast, findings=[row], by=self.by)
        return at("finding_detail", pk=row.pk)

    def market_intervention(self):
        """An intervention with more lines of jobs."""
        self.rows += 1
        row = intervention_in(market_of(self.place))
        for one in range(self.rows):
            count_jobs(row, "created", 3 + one)
        return at("market_intervention", pk=row.pk)

    def policy_tagging(self):
        """One intervention more to tag, and more that is tagged."""
        self.rows += 1
        row = plan_of(self.cast, title=f"Trade {self.rows}").intervention
        market = intervention_in(market_of(self.place))
        for target in (f"intervention:{row.pk}", f"market:{market.pk}"):
            areas = list(PolicyArea)[: self.rows]
            policy.tag(partnership=self.place, target=target, areas=areas, by=self.by)
        return at("policy_tagging", **self.code) + f"?target=intervention:{row.pk}"

    def place_territory(self):
        """Two places more that are covered, and partners in them."""
        self.rows += 1
        parent = TerritoryFactory(level="district", country="UA")
        towns = [TerritoryFactory(parent=parent, country="UA") for _one in range(2)]
        covered = [*self.place.territories.all(), *towns]
        coverage.cover(partnership=self.place, territories=covered, by=self.by)
        for town in towns:
            PartnerFactory(
                partnership=self.place, organisation=OrganisationFactory(), role="ngo", territory=town
            )
        return at("place_territory", **self.code)


HELPERS = {"judges", "sheets", "judged", "answered_note", "appraised_note"}
PAGES = sorted(name for name in vars(Parts) if not name.startswith("__") and name not in HELPERS)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_about_one_thing_asks_as_much_for_three_parts_as_for_one(client, cast, name):
    grown = Parts(cast)
    client.force_login(grown.by.user)
    counts = asked_while_it_grows(client, getattr(grown, name))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 35
