"""The problem/solution tree as a drawing: measured text, ordered layers, quiet edges. Plain numbers, no
framework.

`layout.draw` takes nodes and edges (`drawing.NodeIn`, `drawing.EdgeIn`) and returns a `drawing.Drawing`
that a template only prints; `outline.outline` returns the same tree as a nested list.
"""
