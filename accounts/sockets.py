"""What upper floors may plug in on the accounts floor."""

from jtportal.kernel.sockets import Registry

# kind of notice -> callable (params) -> one translated sentence
NOTICES: Registry = Registry("notices")
# verb of the audit trail -> what was done, translated ("organisation added")
AUDIT_VERBS: Registry = Registry("audit verbs")
