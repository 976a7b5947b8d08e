"""Addresses of the framework agreement and its clauses."""

from django.urls import path

from partnerships.views import (
    amendment_forms,
    amendments,
    clause_life,
    clause_talk,
    clauses,
    errata,
    framework,
    framework_compare,
    framework_dues,
    framework_files,
    framework_sign,
    mandates,
    measure_building,
    measures,
    roll,
    rooms,
    rounds,
    signing,
)

urlpatterns = [
    path("p/<slug:partnership>/agreement/", framework.FrameworkList.as_view(), name="framework_list"),
    path("p/<slug:partnership>/agreement/new/", framework.FrameworkBegin.as_view(), name="framework_begin"),
    path("framework/<int:pk>/", framework.FrameworkDetail.as_view(), name="framework_detail"),
    path("framework/<int:pk>/review/", framework_dues.FrameworkReview.as_view(), name="framework_review"),
    path("framework/<int:pk>/change/", framework.FrameworkChange.as_view(), name="framework_change"),
    path("framework/<int:pk>/party/", framework.FrameworkSeat.as_view(), name="framework_seat"),
    path(
        "framework/<int:pk>/version/", framework.FrameworkRenegotiate.as_view(), name="framework_renegotiate"
    ),
    path("framework/parties/<int:pk>/leave/", framework.PartyUnseat.as_view(), name="party_unseat"),
    path("framework/versions/<int:pk>/", framework.FrameworkText.as_view(), name="framework_text"),
    path("framework/versions/<int:pk>/open/", framework.FrameworkOpen.as_view(), name="framework_open"),
    path(
        "framework/versions/<int:pk>/compare/",
        framework_compare.FrameworkCompare.as_view(),
        name="framework_compare",
    ),
    path("framework/versions/<int:pk>/take-in/", framework_files.TakeIn.as_view(), name="framework_take_in"),
    path("framework/versions/<int:pk>/docx/", framework_files.FrameworkDocx.as_view(), name="framework_docx"),
    path("framework/versions/<int:pk>/pdf/", framework_files.FrameworkPdf.as_view(), name="framework_pdf"),
    path("framework/versions/<int:pk>/clause/", clauses.ClauseAdd.as_view(), name="clause_add"),
    path("framework/versions/<int:pk>/chapter/", clauses.ChapterAdd.as_view(), name="chapter_add"),
    path("framework/places/<int:pk>/", clauses.ClauseReword.as_view(), name="clause_reword"),
    path("framework/places/<int:pk>/move/", clauses.ClauseMove.as_view(), name="clause_move"),
    path("framework/places/<int:pk>/remove/", clauses.ClauseRemove.as_view(), name="clause_remove"),
    path("framework/clauses/<int:pk>/", clause_life.ClauseLife.as_view(), name="clause_life"),
    path(
        "framework/versions/<int:pk>/amendments/", amendments.AmendmentList.as_view(), name="amendment_list"
    ),
    path(
        "framework/versions/<int:pk>/amendments/add/",
        amendment_forms.AmendmentAdd.as_view(),
        name="amendment_add",
    ),
    path(
        "framework/places/<int:pk>/propose/",
        amendment_forms.AmendmentReword.as_view(),
        name="amendment_reword",
    ),
    path(
        "framework/places/<int:pk>/propose/move/",
        amendment_forms.AmendmentMove.as_view(),
        name="amendment_move",
    ),
    path(
        "framework/places/<int:pk>/propose/remove/",
        amendment_forms.AmendmentRemove.as_view(),
        name="amendment_remove",
    ),
    path("framework/amendments/<int:pk>/", amendments.AmendmentDetail.as_view(), name="amendment_detail"),
    path(
        "framework/amendments/<int:pk>/drop/", amendment_forms.AmendmentDrop.as_view(), name="amendment_drop"
    ),
    path("framework/amendments/<int:pk>/table/", amendments.AmendmentTable.as_view(), name="amendment_table"),
    path(
        "framework/amendments/<int:pk>/withdraw/",
        amendments.AmendmentWithdraw.as_view(),
        name="amendment_withdraw",
    ),
    path(
        "framework/amendments/<int:pk>/reject/", amendments.AmendmentReject.as_view(), name="amendment_reject"
    ),
    path("framework/amendments/<int:pk>/adopt/", amendments.AmendmentAdopt.as_view(), name="amendment_adopt"),
    path("framework/<int:pk>/rules/", signing.FrameworkRules.as_view(), name="framework_rules"),
    path("framework/parties/<int:pk>/mandate/", signing.MandateGive.as_view(), name="mandate_give"),
    path("framework/mandates/<int:pk>/end/", signing.MandateEnd.as_view(), name="mandate_end"),
    path("framework/versions/<int:pk>/put-out/", signing.FrameworkPutOut.as_view(), name="framework_put_out"),
    path("framework/versions/<int:pk>/sign/", framework_sign.FrameworkSign.as_view(), name="framework_sign"),
    path(
        "framework/versions/<int:pk>/take-back/",
        signing.FrameworkTakeBack.as_view(),
        name="framework_take_back",
    ),
    path("framework/versions/<int:pk>/paper/", signing.FrameworkBind.as_view(), name="framework_bind"),
    path("framework/versions/<int:pk>/condition/", signing.PrecedentAsk.as_view(), name="precedent_ask"),
    path("framework/conditions/<int:pk>/met/", signing.PrecedentMeet.as_view(), name="precedent_meet"),
    path("framework/versions/<int:pk>/force/", signing.FrameworkForce.as_view(), name="framework_force"),
    path(
        "framework/versions/<int:pk>/denounce/",
        signing.FrameworkDenounce.as_view(),
        name="framework_denounce",
    ),
    path(
        "framework/errata/<int:pk>/acknowledge/",
        signing.ErratumAcknowledge.as_view(),
        name="erratum_acknowledge",
    ),
    path("framework/places/<int:pk>/measures/", measures.MeasureList.as_view(), name="measure_list"),
    path(
        "framework/places/<int:pk>/measures/build/",
        measure_building.MeasureBuild.as_view(),
        name="measure_build",
    ),
    path(
        "framework/places/<int:pk>/measures/remove/", measures.MeasureRemove.as_view(), name="measure_remove"
    ),
    path("framework/places/<int:pk>/measures/load/", measures.MeasureLoad.as_view(), name="measure_load"),
    path(
        "framework/places/<int:pk>/propose/measure/",
        measure_building.MeasurePropose.as_view(),
        name="measure_propose",
    ),
    path(
        "framework/amendments/<int:pk>/measures/",
        measures.AmendmentMeasures.as_view(),
        name="amendment_measures",
    ),
    path(
        "framework/amendments/<int:pk>/measures/build/",
        measure_building.AmendmentMeasure.as_view(),
        name="amendment_measure",
    ),
    path(
        "framework/amendments/<int:pk>/measures/remove/",
        measures.AmendmentMeasureRemove.as_view(),
        name="amendment_measure_remove",
    ),
    path(
        "framework/amendments/<int:pk>/measures/load/",
        measures.AmendmentMeasuresLoad.as_view(),
        name="amendment_measures_load",
    ),
    path("framework/clauses/<int:pk>/talk/", clause_talk.ClauseTalk.as_view(), name="clause_talk"),
    path("framework/amendments/<int:pk>/talk/", clause_talk.AmendmentTalk.as_view(), name="amendment_talk"),
    path(
        "framework/comments/<int:pk>/answer/",
        clause_talk.CommentAnswer.as_view(),
        name="clause_comment_answer",
    ),
    path(
        "framework/comments/<int:pk>/resolve/",
        clause_talk.CommentResolve.as_view(),
        name="clause_comment_resolve",
    ),
    path("framework/<int:pk>/room/", rooms.AccordRoom.as_view(), name="accord_room"),
    path("framework/versions/<int:pk>/link/", rooms.AmendmentLink.as_view(), name="amendment_link"),
    path("framework/amendments/<int:pk>/unlink/", rooms.AmendmentUnlink.as_view(), name="amendment_unlink"),
    path("framework/<int:pk>/rounds/", rounds.AccordRounds.as_view(), name="accord_rounds"),
    path("framework/versions/<int:pk>/round/", rounds.RoundHold.as_view(), name="round_hold"),
    path("framework/rounds/<int:pk>/", rounds.RoundAgenda.as_view(), name="round_agenda"),
    path("framework/<int:pk>/impasse/", rounds.ImpasseDeclare.as_view(), name="impasse_declare"),
    path("framework/impasses/<int:pk>/", rounds.ImpasseMediate.as_view(), name="impasse_mediate"),
    path("framework/impasses/<int:pk>/end/", rounds.ImpasseEnd.as_view(), name="impasse_end"),
    path("framework/places/<int:pk>/erratum/", errata.ErratumRecord.as_view(), name="erratum_record"),
    path("framework/<int:pk>/mandates/", mandates.AccordMandates.as_view(), name="accord_mandates"),
    path("framework/<int:pk>/roll/", roll.AccordRoll.as_view(), name="accord_roll"),
    path("framework/<int:pk>/roll/csv/", roll.RollCsv.as_view(), name="accord_roll_csv"),
    path("framework/<int:pk>/roll/xlsx/", roll.RollXlsx.as_view(), name="accord_roll_xlsx"),
]
