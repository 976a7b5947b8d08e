"""The tree."""

from django.urls import path

from partnerships.views import (
    tree_building,
    tree_exports,
    tree_findings,
    tree_plan,
    tree_removing,
    tree_table,
    tree_talk,
    tree_versions,
)
from partnerships.views.trees import TreeDetail

PLAN = "p/<slug:partnership>/plan/tree"
NODE = f"{PLAN}/nodes/<str:key>"
EDGE = f"{PLAN}/edges/<slug:kind>/<str:source>/<str:target>"
urlpatterns = [
    path("p/<slug:partnership>/results/", TreeDetail.as_view(), name="tree_detail"),
    path(f"{PLAN}/", tree_plan.TreePlan.as_view(), name="tree_plan"),
    path(f"{PLAN}/begin/", tree_versions.TreeBegin.as_view(), name="tree_begin"),
    path(f"{PLAN}/publish/", tree_versions.TreePublish.as_view(), name="tree_publish"),
    path(f"{PLAN}/set-aside/", tree_versions.TreeDrop.as_view(), name="tree_drop"),
    path(f"{PLAN}/versions/", tree_versions.TreeVersions.as_view(), name="tree_versions"),
    path(f"{PLAN}/differences/", tree_versions.TreeCompare.as_view(), name="tree_compare"),
    path(f"{PLAN}/tree.svg", tree_exports.TreeSvg.as_view(), name="tree_svg"),
    path(f"{PLAN}/tree.pdf", tree_exports.TreePdf.as_view(), name="tree_pdf"),
    path(f"{PLAN}/table/", tree_table.TreeTable.as_view(), name="tree_table"),
    path(f"{PLAN}/new-node/", tree_building.NodeNew.as_view(), name="tree_node_new"),
    path(f"{PLAN}/new-edge/", tree_building.EdgeNew.as_view(), name="tree_edge_new"),
    path(f"{EDGE}/", tree_building.EdgeEdit.as_view(), name="tree_edge"),
    path(f"{EDGE}/remove/", tree_removing.EdgeRemove.as_view(), name="tree_edge_remove"),
    path(f"{NODE}/", tree_talk.NodePage.as_view(), name="tree_node"),
    path(f"{NODE}/edit/", tree_building.NodeEdit.as_view(), name="tree_node_edit"),
    path(f"{NODE}/move/", tree_building.NodeMove.as_view(), name="tree_node_move"),
    path(f"{NODE}/remove/", tree_removing.NodeRemove.as_view(), name="tree_node_remove"),
    path(f"{NODE}/mirror/", tree_talk.NodeMirror.as_view(), name="tree_node_mirror"),
    path(f"{NODE}/comment/", tree_talk.CommentNew.as_view(), name="tree_comment_new"),
    path(f"{NODE}/findings/", tree_findings.FindingAttach.as_view(), name="tree_finding_attach"),
    path(
        "plan/tree/findings/<int:pk>/untie/",
        tree_findings.FindingDetach.as_view(),
        name="tree_finding_detach",
    ),
    path(f"{NODE}/evidence/", tree_talk.EvidenceNew.as_view(), name="tree_evidence_new"),
    path(
        "plan/tree/comments/<int:pk>/answer/", tree_talk.CommentAnswer.as_view(), name="tree_comment_answer"
    ),
    path(
        "plan/tree/comments/<int:pk>/resolve/",
        tree_talk.CommentResolve.as_view(),
        name="tree_comment_resolve",
    ),
    path(
        "plan/tree/evidence/<int:pk>/remove/", tree_talk.EvidenceRemove.as_view(), name="tree_evidence_remove"
    ),
]
