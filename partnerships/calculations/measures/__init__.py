"""Clauses that act: who a measure of a framework agreement reaches, and what it pays. Plain values, no framework.

A measure is a plain document (as read from YAML or JSON). `reading.read` turns documents into `language.Measure`s or
says what is wrong and where; `writing.document` turns a measure back. `judging.judge` answers yes, no or cannot tell for
one worker and explains itself; workforce/queries/eligibility compiles the same measures for a whole roster.
"""
