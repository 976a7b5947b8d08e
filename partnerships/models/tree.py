"""A partnership's problem/solution tree: nodes and edges with keys that stay stable over versions, no parent pointer."""

from django.db import models
from django.utils.translation import get_language

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import EdgeKind, NodeKind, Standing, Strength, VersionState
from partnerships.models.partnership import Partnership


class TreeQuerySet(ScopedQuerySet):
    """Trees."""

    def scope(self, actor):
        """The tree is open to every partner of its partnership."""
        return self.filter(partnership__in=Partnership.objects.visible_to(actor))


class Tree(models.Model):
    """The one tree of a partnership; its content stands in versions."""

    partnership = models.OneToOneField(
        "partnerships.Partnership", on_delete=models.PROTECT, related_name="tree"
    )
    template = models.ForeignKey("partnerships.TreeTemplate", null=True, on_delete=models.SET_NULL)

    objects = TreeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.partnership}"


class TreeVersion(models.Model):
    """A version. At most one is published at a time; published ones never change."""

    tree = models.ForeignKey(Tree, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=VersionState, default=VersionState.DRAFT)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("tree", "-number")
        constraints = (
            models.UniqueConstraint(fields=("tree", "number"), name="partnerships_treeversion_number_once"),
            models.UniqueConstraint(
                fields=("tree",),
                condition=models.Q(state=VersionState.PUBLISHED),
                name="partnerships_treeversion_one_published",
            ),
        )

    def __str__(self) -> str:
        return f"{self.tree} v{self.number}"


class TreeNode(models.Model):
    """A node of one version. Its key is the same thing in every version: indicators and evidence hang on it."""

    version = models.ForeignKey(TreeVersion, on_delete=models.CASCADE, related_name="nodes")
    key = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, choices=NodeKind)
    texts = models.JSONField()
    leads = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("version", "position")
        constraints = (
            models.UniqueConstraint(fields=("version", "key"), name="partnerships_treenode_key_once"),
        )

    def __str__(self) -> str:
        return self.key

    def text(self) -> str:
        """The node's text in the reader's language, in the original's where there is none."""
        return self.texts.get(get_language() or "en") or self.texts["en"]

    def lead(self) -> str:
        """The part of the text that says it shortest, or nothing."""
        return self.leads.get(get_language() or "en") or ""


class TreeEdge(models.Model):
    """An edge of one version. Source and target are keys of nodes of the same version."""

    version = models.ForeignKey(TreeVersion, on_delete=models.CASCADE, related_name="edges")
    kind = models.CharField(max_length=20, choices=EdgeKind)
    source = models.ForeignKey(TreeNode, on_delete=models.CASCADE, related_name="edges_out")
    target = models.ForeignKey(TreeNode, on_delete=models.CASCADE, related_name="edges_in")
    ground = models.CharField(max_length=200, blank=True)
    strength = models.CharField(max_length=10, choices=Strength)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.PROPOSED)

    class Meta:
        ordering = ("version", "kind", "source__position", "target__position")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "kind", "source", "target"), name="partnerships_treeedge_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.target}"
