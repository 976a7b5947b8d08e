"""What the audit trail says was done on this floor."""

from django.utils.translation import gettext_lazy as _

AUDIT_VERBS = {
    "digest.chosen": _("mail digest chosen"),
    "digest.forgotten": _("old digests deleted"),
    "digest.made": _("digest put together"),
    "digest.sent": _("digest sent"),
    "document.kept": _("file put in"),
    "document.removed": _("file taken away"),
    "partner.added": _("partner taken in"),
    "partner.changed": _("partner changed"),
    "partner.removed": _("partner removed"),
    "partnership.begun": _("partnership begun"),
    "partnership.changed": _("partnership changed"),
    "territory.added": _("territory added"),
    "territory.changed": _("territory changed"),
    "territory.loaded": _("territories taken in from a file"),
    "territory.removed": _("territory removed"),
    "tree.started": _("tree begun from a template"),
    "tree_template.loaded": _("tree template taken in"),
    "tree_template.changed": _("tree template changed"),
    "tree_template.edge_added": _("edge added to a tree template"),
    "tree_template.edge_removed": _("edge removed from a tree template"),
    "tree_template.node_added": _("node added to a tree template"),
    "tree_template.node_removed": _("node removed from a tree template"),
}
