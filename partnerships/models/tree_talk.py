"""What is said about a node, and what speaks for it. Both hang on the node's key and outlive versions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.enums import EvidenceKind
from partnerships.models.partnership import Partnership
from partnerships.models.tree import OfTreeQuerySet


class OfNodeQuerySet(OfTreeQuerySet):
    """What hangs on a node's key."""

    path = "tree__partnership"


class NodeComment(models.Model):
    """A remark about a node, by a person for an organisation; answers point at the remark that began the thread."""

    tree = models.ForeignKey("partnerships.Tree", on_delete=models.CASCADE, related_name="comments")
    node_key = models.CharField(max_length=20)
    thread = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="answers"
    )
    text = models.TextField(_("comment"))
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    objects = OfNodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on a node")
        verbose_name_plural = _("comments on nodes")
        ordering = ("written_at", "pk")
        indexes = (models.Index(fields=("tree", "node_key"), name="partnerships_comment_by_node"),)

    def __str__(self) -> str:
        return f"{self.node_key}: {self.text[:40]}"

    @property
    def partnership(self) -> Partnership:
        """Whose tree it is about."""
        return self.tree.partnership


class NodeEvidence(models.Model):
    """What speaks for a node: a note, and the file it stands in where there is one."""

    tree = models.ForeignKey("partnerships.Tree", on_delete=models.CASCADE, related_name="evidence")
    node_key = models.CharField(max_length=20)
    kind = models.CharField(_("kind"), max_length=20, choices=EvidenceKind, default=EvidenceKind.OTHER)
    note = models.TextField(_("what it shows"))
    document = models.ForeignKey(
        "partnerships.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = OfNodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence for a node")
        verbose_name_plural = _("evidence for nodes")
        ordering = ("added_at", "pk")
        indexes = (models.Index(fields=("tree", "node_key"), name="partnerships_evidence_by_node"),)

    def __str__(self) -> str:
        return f"{self.node_key}: {self.note[:40]}"

    @property
    def partnership(self) -> Partnership:
        """Whose tree it is for."""
        return self.tree.partnership
