"""Gaps: causes that nothing answers or that nothing speaks for, outputs that answer nothing."""

from partnerships.calculations.tree.gaps import gaps

KINDS = {"O1": "output", "O2": "output", "P0": "main_problem", "P1.1": "root_cause_1", "P2.1": "root_cause_2"}


def test_what_hangs_loose_is_found_in_the_order_of_the_tree():
    edges = [("answers", "O1", "P1.1", "rejected")]
    cause, output = ("cause",), ("output",)
    assert gaps(KINDS, edges) == {"O1": output, "O2": output, "P1.1": cause, "P2.1": cause}


def test_a_tree_without_any_answer_is_not_asked_about_answers_yet():
    assert gaps(KINDS, [("causes", "P2.1", "P1.1", "proposed")]) == {}


def test_a_cause_that_nothing_speaks_for_is_a_gap_of_its_own():
    edges = [("answers", "O1", "P1.1", "proposed"), ("answers", "O2", "P1.1", "proposed")]
    assert gaps(KINDS, edges, {"P1.1"}) == {"P2.1": ("cause", "evidence")}
    assert gaps(KINDS, edges, ()) == {"P1.1": ("evidence",), "P2.1": ("cause", "evidence")}
    assert gaps(KINDS, [], ()) == {"P1.1": ("evidence",), "P2.1": ("evidence",)}


def test_an_answer_closes_both_ends_even_while_it_is_only_suggested():
    edges = [("answers", "O1", "P1.1", "suggested"), ("answers", "O2", "P0", "confirmed")]
    assert gaps(KINDS, edges) == {"P2.1": ("cause",)}


def test_a_rejected_answer_and_any_other_edge_close_nothing():
    edges = [("answers", "O1", "P1.1", "rejected"), ("causes", "P2.1", "P1.1", "confirmed")]
    assert set(gaps(KINDS, edges)) == {"O1", "O2", "P1.1", "P2.1"}
