"""A partnership's problem/solution tree: nodes and edges with keys that stay stable over versions, no parent pointer."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

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
    keys_given = models.JSONField(default=dict)  # {"O": 5}: a number once given never names another node

    objects = TreeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.partnership}"


class OfTreeQuerySet(ScopedQuerySet):
    """What stands in a version of a tree; `path` leads to the partnership."""

    path = "version__tree__partnership"

    def scope(self, actor):
        """Versions, drafts too, are open to every partner."""
        return self.filter(**{f"{self.path}__in": Partnership.objects.visible_to(actor)})


class TreeVersionQuerySet(OfTreeQuerySet):
    """Versions."""

    path = "tree__partnership"


class TreeVersion(models.Model):
    """A version. At most one is published and one a draft at a time; what was published never changes."""

    tree = models.ForeignKey(Tree, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=VersionState, default=VersionState.DRAFT)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    begun_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    objects = TreeVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the tree")
        verbose_name_plural = _("versions of the tree")
        ordering = ("tree", "-number")
        constraints = (
            models.UniqueConstraint(fields=("tree", "number"), name="partnerships_treeversion_number_once"),
            models.UniqueConstraint(
                fields=("tree",),
                condition=models.Q(state=VersionState.PUBLISHED),
                name="partnerships_treeversion_one_published",
            ),
            models.UniqueConstraint(
                fields=("tree",),
                condition=models.Q(state=VersionState.DRAFT),
                name="partnerships_treeversion_one_draft",
            ),
        )

    def __str__(self) -> str:
        return f"{self.tree} v{self.number}"

    @property
    def partnership(self) -> Partnership:
        """Whose tree it is a version of."""
        return self.tree.partnership

    @property
    def is_draft(self) -> bool:
        """Whether it may be changed."""
        return self.state == VersionState.DRAFT


class TreeNode(models.Model):
    """A node of one version. Its key is the same thing in every version: indicators and evidence hang on it.

    `revision` grows with every change of what it says; where it stands among its kind is no change of that.
    """

    version = models.ForeignKey(TreeVersion, on_delete=models.CASCADE, related_name="nodes")
    key = models.CharField(max_length=20)
    kind = models.CharField(_("kind"), max_length=20, choices=NodeKind)
    texts = models.JSONField()
    leads = models.JSONField(default=dict)
    assumptions = models.TextField(_("assumptions"), blank=True)
    risks = models.TextField(_("risks"), blank=True)
    position = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    objects = OfTreeQuerySet.as_manager()

    class Meta:
        verbose_name = _("node of the tree")
        verbose_name_plural = _("nodes of the tree")
        ordering = ("version", "position")
        constraints = (
            models.UniqueConstraint(fields=("version", "key"), name="partnerships_treenode_key_once"),
        )

    def __str__(self) -> str:
        return self.key

    @property
    def partnership(self) -> Partnership:
        """Whose tree it stands in."""
        return self.version.tree.partnership

    def text(self) -> str:
        """The node's text in the reader's language, in the original's where there is none."""
        return in_language(self.texts)

    def lead(self) -> str:
        """The part of the text that says it shortest, or nothing."""
        return self.leads.get(get_language() or "en") or ""


def in_language(texts: dict[str, str]) -> str:
    """Return the text in the reader's language, else in English, else in whichever there is."""
    return texts.get(get_language() or "en") or texts.get("en") or next(filter(None, texts.values()), "")


class TreeEdge(models.Model):
    """An edge of one version. Source and target are keys of nodes of the same version. `reason`: of its standing."""

    version = models.ForeignKey(TreeVersion, on_delete=models.CASCADE, related_name="edges")
    kind = models.CharField(_("kind"), max_length=20, choices=EdgeKind)
    source = models.ForeignKey(TreeNode, on_delete=models.CASCADE, related_name="edges_out")
    target = models.ForeignKey(TreeNode, on_delete=models.CASCADE, related_name="edges_in")
    ground = models.CharField(_("ground"), max_length=200, blank=True)
    strength = models.CharField(_("strength"), max_length=10, choices=Strength)
    standing = models.CharField(_("standing"), max_length=12, choices=Standing, default=Standing.PROPOSED)
    reason = models.TextField(_("reason"), blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    objects = OfTreeQuerySet.as_manager()

    class Meta:
        verbose_name = _("edge of the tree")
        verbose_name_plural = _("edges of the tree")
        ordering = ("version", "kind", "source__position", "target__position")
        constraints = (
            models.UniqueConstraint(
                fields=("version", "kind", "source", "target"), name="partnerships_treeedge_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.target}"

    @property
    def partnership(self) -> Partnership:
        """Whose tree it stands in."""
        return self.version.tree.partnership
