"""What upper floors may plug into the workforce's pages and changes."""

from jtportal.kernel.sockets import Registry

# callables (partnership_id) run on commit after something countable changed
AFTER_CHANGE: Registry = Registry("after change")
# callables (request, case) -> panel context or None, shown on the case page by its `template`; `aside`: a template
# for the column beside it
CASE_PANELS: Registry = Registry("case panels")
# callables (person=…, by=…), run in the transaction that pseudonymises a person: whoever keeps something of persons
# that no foreign key leads to (papers, files) destroys it here. Under the label of a model ('workforce.sheet') the
# callable empties that model's rows by itself, as where the database lets them be written once
PERSON_ERASED: Registry = Registry("person erased")
