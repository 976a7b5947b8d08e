"""What upper floors may plug in on the accounts floor."""

from jtportal.kernel.sockets import Registry

# kind of notice -> callable (params) -> one translated sentence
NOTICES: Registry = Registry("notices")
# verb of the audit trail -> what was done, translated ("organisation added")
AUDIT_VERBS: Registry = Registry("audit verbs")
# callables (request) -> {"title", "text", "url", "label"} or None, on a person's own page
PROFILE_LINKS: Registry = Registry("own page")
# accounts.calculations.resealing.Sealed: the sealed columns of every floor, sealed anew when the field key changes
SEALED: Registry = Registry("sealed columns")
