"""The problem/solution tree that a new partnership starts from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jtportal.kernel.scoping import ScopedQuerySet
from partnerships.enums import EdgeKind, NodeKind, Strength


class TreeTemplateQuerySet(ScopedQuerySet):
    """Templates."""

    def scope(self, actor):
        """Templates are open to every signed-in person."""
        return self.all()


class TreeTemplate(models.Model):
    """A named template. The seed's is `seed`."""

    key = models.SlugField(_("key"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=160)
    source = models.CharField(_("source"), max_length=300, blank=True)

    objects = TreeTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("tree template")
        verbose_name_plural = _("tree templates")
        ordering = ("key",)

    def __str__(self) -> str:
        return self.title


class TemplateNode(models.Model):
    """A node with its exact text in the source's language and its translations."""

    template = models.ForeignKey(TreeTemplate, on_delete=models.CASCADE, related_name="nodes")
    key = models.CharField(_("key"), max_length=20)
    kind = models.CharField(_("kind"), max_length=20, choices=NodeKind)
    texts = models.JSONField(_("texts"))  # {"en": exact text of the source, "uk": …, "pl": …}
    leads = models.JSONField(
        _("words in bold"), default=dict, blank=True
    )  # the same, the part that says it shortest
    note = models.CharField(_("note"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("node of a template")
        verbose_name_plural = _("nodes of templates")
        ordering = ("template", "position")
        constraints = (
            models.UniqueConstraint(fields=("template", "key"), name="partnerships_templatenode_key_once"),
        )

    def __str__(self) -> str:
        return self.key


class TemplateEdge(models.Model):
    """An edge with its ground. `suggestion`: offered to a partnership rather than put into its tree."""

    template = models.ForeignKey(TreeTemplate, on_delete=models.CASCADE, related_name="edges")
    kind = models.CharField(_("kind"), max_length=20, choices=EdgeKind)
    source = models.ForeignKey(TemplateNode, on_delete=models.CASCADE, related_name="edges_out")
    target = models.ForeignKey(TemplateNode, on_delete=models.CASCADE, related_name="edges_in")
    ground = models.CharField(_("ground"), max_length=200, blank=True)
    strength = models.CharField(_("strength"), max_length=10, choices=Strength)
    suggestion = models.BooleanField(_("only suggested"), default=False)

    class Meta:
        verbose_name = _("edge of a template")
        verbose_name_plural = _("edges of templates")
        ordering = ("template", "kind", "source__position", "target__position")
        constraints = (
            models.UniqueConstraint(
                fields=("template", "kind", "source", "target"), name="partnerships_templateedge_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.kind} {self.target}"
