"""From a personnel file as a mine keeps it to clean rows and refusals, one row at a time.

reading finds the table in a file, columns says which column holds what, rows turns table rows into workers,
and refusals gives back what could not go in, in the layout it came in. Nothing here knows a database.
"""
