"""Which questions of a diagnosis are answered."""

from partnerships.calculations import diagnosis


def standing(*findings, figures=(), aside=()):
    return diagnosis.standing(
        baselines=["economic", "social"],
        questions=["trade", "gender"],
        figures=figures,
        findings=findings,
        aside=aside,
    )


def test_everything_is_open_at_the_beginning():
    found = standing()
    assert found == dict.fromkeys(("economic", "social", "trade", "gender"), "open")
    assert diagnosis.still_open(found.values()) == 4


def test_a_baseline_is_answered_by_a_figure_alone():
    assert standing(("economic", [], "agreed"))["economic"] == "begun"
    assert standing(figures={"economic"})["economic"] == "answered"


def test_a_question_is_answered_by_an_agreed_finding_and_begun_by_a_draft():
    assert standing(("trade", [], "draft"))["trade"] == "begun"
    assert standing(("trade", [], "draft"), ("trade", [], "agreed"))["trade"] == "answered"


def test_a_finding_answers_the_forgotten_dimensions_that_it_speaks_of():
    assert standing(("economic", ["gender"], "agreed"))["gender"] == "answered"


def test_what_was_set_aside_is_not_open_until_something_is_found():
    found = standing(("trade", [], "draft"), aside={"trade", "gender"})
    assert (found["trade"], diagnosis.still_open(found.values())) == ("aside", 2)
    assert standing(("trade", [], "agreed"), aside={"trade"})["trade"] == "answered"
