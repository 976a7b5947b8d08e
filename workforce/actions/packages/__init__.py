"""What is done with packages: loading their types, asking, approving, paying, claiming back.

Locks are taken in one order: the person, the package asked for, the budget line with its commitment, and at last the
trail. Money moves by partnerships.actions.ledger and .payments alone; KEEPER is the word by which they know this floor.
"""

KEEPER = "packages"
