"""Rules that contradict, loop or name an unknown fact, in one document of several: each is refused where it stands."""

from partnerships.calculations.measures import reading
from partnerships.calculations.measures.faults import Code
from tests.partnerships.measures.test_judging import document

SOUND = [{"fact": "age", "at_least": 50}]
NOBODY = [{"fact": "sex", "is": "female"}, {"fact": "age", "at_least": 60}, {"fact": "age", "less_than": 55}]


def faults(*documents):
    """Where something is wrong, and what."""
    return [(one.path, one.code, dict(one.params)) for one in reading.read(list(documents)).faults]


def test_tests_that_contradict_are_refused_at_the_test_that_leaves_nobody():
    assert faults(document("a", SOUND), document("b", SOUND, NOBODY)) == [
        ("measures[1].eligible.any[1].all[2]", Code.CONTRADICTION, {"fact": "age"})
    ]


def test_measures_that_loop_are_refused_at_the_one_that_closes_the_circle():
    waiting = [
        document("a", SOUND),
        document("b", after=["a", "c"]),
        document("c", barred_if_available=["b"]),
    ]
    assert faults(*waiting) == [("measures[1].after[1]", Code.LOOP, {"measures": ("b", "c")})]


def test_an_unknown_fact_is_refused_at_the_test_and_at_the_event_that_name_it():
    unknown = document("b", SOUND, [*SOUND, {"fact": "shoe_size", "at_least": 40}], event={"fact": "wedding"})
    assert faults(document("a", SOUND), unknown) == [
        ("measures[1].event.fact", Code.UNKNOWN_FACT, {"value": "wedding"}),
        ("measures[1].eligible.any[1].all[1].fact", Code.UNKNOWN_FACT, {"value": "shoe_size"}),
    ]


def test_what_is_sound_beside_them_is_not_refused():
    assert not faults(document("a", SOUND), document("b", SOUND, after=["a"]))
