"""Calls, proposals, appraisal."""

from django.urls import path

from partnerships.views import appraisals, calls, letters, proposals

PLACE = "p/<slug:partnership>/plan/calls/"
CALL, PROPOSAL = "calls/<int:pk>/", "proposals/<int:pk>/"
urlpatterns = [
    path(PLACE, calls.CallList.as_view(), name="call_list"),
    path(f"{PLACE}new/", calls.CallNew.as_view(), name="call_new"),
    path(CALL, calls.CallDetail.as_view(), name="call_detail"),
    path(f"{CALL}change/", calls.CallChange.as_view(), name="call_change"),
    path(f"{CALL}move/", calls.CallMove.as_view(), name="call_move"),
    path(f"{CALL}criteria/", calls.CallCriteria.as_view(), name="call_criteria"),
    path(f"{CALL}conditions/", calls.CallConditions.as_view(), name="call_conditions"),
    path("call-criteria/<int:pk>/remove/", calls.CallCriterionRemove.as_view(), name="call_criterion_remove"),
    path(
        "call-conditions/<int:pk>/remove/", calls.CallConditionRemove.as_view(), name="call_condition_remove"
    ),
    path(f"{CALL}proposals/", proposals.ProposalList.as_view(), name="proposal_list"),
    path(f"{CALL}proposals/new/", proposals.ProposalNew.as_view(), name="proposal_new"),
    path(f"{CALL}proposals/file/", proposals.ProposalTakeIn.as_view(), name="proposal_take_in"),
    path(PROPOSAL, proposals.ProposalDetail.as_view(), name="proposal_detail"),
    path(f"{PROPOSAL}full/", proposals.ProposalFull.as_view(), name="proposal_full"),
    path(f"{PROPOSAL}files/", proposals.ProposalAttach.as_view(), name="proposal_attach"),
    path(f"{PROPOSAL}admit/", proposals.ProposalAdmit.as_view(), name="proposal_admit"),
    path(f"{PROPOSAL}check/", proposals.ProposalCheck.as_view(), name="proposal_check"),
    path(f"{PROPOSAL}visit/", proposals.ProposalVisit.as_view(), name="proposal_visit"),
    path(f"{PROPOSAL}decide/", proposals.ProposalDecide.as_view(), name="proposal_decide"),
    path(f"{PROPOSAL}letter/", letters.ProposalLetter.as_view(), name="proposal_letter"),
    path(f"{PROPOSAL}withdraw/", proposals.ProposalWithdraw.as_view(), name="proposal_withdraw"),
    path("proposal-files/<int:pk>/", proposals.ProposalFileDownload.as_view(), name="proposal_file"),
    path(f"{CALL}appraisal/", appraisals.AppraisalList.as_view(), name="appraisal_list"),
    path(f"{CALL}appraisal/name/", appraisals.AppraisalName.as_view(), name="appraisal_name"),
    path(f"{CALL}appraisal/close/", appraisals.AppraisalClose.as_view(), name="appraisal_close"),
    path(f"{CALL}appraisal/fewer/", appraisals.AppraisalFewer.as_view(), name="appraisal_fewer"),
    path(f"{CALL}letters/", letters.LetterList.as_view(), name="letter_list"),
    path(f"{CALL}letters/write/", letters.LetterWrite.as_view(), name="letter_write"),
    path(f"{CALL}letters/sent/", letters.LetterSent.as_view(), name="letter_sent"),
    path(f"{CALL}letters/zip/", letters.LetterZip.as_view(), name="letter_zip"),
    path(f"{CALL}ranking/", appraisals.AppraisalRanking.as_view(), name="appraisal_ranking"),
    path("appraisers/<int:pk>/release/", appraisals.AppraisalRelease.as_view(), name="appraisal_release"),
    path(f"{PROPOSAL}sheet/", appraisals.AppraisalSheet.as_view(), name="appraisal_sheet"),
]
