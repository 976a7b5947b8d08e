"""Documents become measures and documents again; what is wrong is said where it stands."""

from copy import deepcopy

import pytest

from partnerships.calculations.measures import reading, writing
from partnerships.calculations.measures.faults import Code
from tests.partnerships.measures.made import Maker
from tests.partnerships.measures.test_judging import document

ONE_OF_ALL = {
    "key": "mining-leave",
    "name": {"en": "Mining leave", "pl": "Urlop górniczy", "uk": "Шахтарська відпустка"},
    "pathway": "early_retirement",
    "valid": {"from": "2022-01-01", "until": "2027-12-31"},
    "event": {"fact": "job_lost_on", "until": "2027-12-31"},
    "eligible": {
        "any": [
            {
                "all": [
                    {"fact": "age", "day": "2019-09-30", "at_least": 50, "standing": "document"},
                    {"fact": "service", "day": {"years": 1, "months": 6, "before": "event"}, "more_than": 3},
                    {"fact": "employed", "day": {"days": 30, "before": "job_lost_on"}, "is": True},
                    {"fact": "pension_on", "not_after": {"years": 4, "after": "as_of"}},
                    {"fact": "monthly_wage", "less_than": {"amount": 9000.5, "currency": "PLN"}},
                    {"fact": "occupation", "starts_with": ["811", "7231"]},
                    {"fact": "years_underground", "at_least": 15.5},
                ]
            },
            {"all": [{"fact": "sex", "is": "female"}, {"fact": "taken", "includes_none": ["lump-sum"]}]},
        ]
    },
    "excludes": ["lump-sum"],
    "after": ["lump-sum"],
    "benefit": {
        "share": 72.35,
        "basis": "mean_wage_6m",
        "by_service": {"fact": "contribution_years", "each": 0.1, "at_most": 2},
        "cap": {"amount": 10000, "currency": "PLN"},
        "offset": {"fact": "other_income", "share": 50},
        "paid": "monthly",
        "months": 48,
        "rounding": {"step": 10, "direction": "up"},
    },
}
OTHER = document("lump-sum")


def test_a_document_with_everything_comes_back_as_it_was():
    found = reading.read([ONE_OF_ALL, OTHER])
    assert not found.faults
    assert [writing.document(one) for one in found.measures] == [ONE_OF_ALL, OTHER]


@pytest.mark.parametrize("seed", range(100))
def test_made_measures_come_back_as_they_were(seed):
    """400 measures."""
    measures = Maker(seed).measures(4)
    written = [writing.document(one) for one in measures]
    again = reading.read(written)
    assert (again.faults, list(again.measures)) == ((), measures)
    assert [writing.document(one) for one in again.measures] == written


BELOW = "measures[0].eligible.any[0].all[0]"
TESTS = [
    ({"fact": "agee", "at_least": 5}, f"{BELOW}.fact", Code.UNKNOWN_FACT),
    ({"at_least": 5}, BELOW, Code.LACKS),
    ({"fact": "age"}, BELOW, Code.NO_OPERATOR),
    ({"fact": "age", "at_least": 1, "at_most": 2}, f"{BELOW}.at_most", Code.TWO_OPERATORS),
    ({"fact": "age", "not_before": "2020-01-01"}, f"{BELOW}.not_before", Code.UNKNOWN_OPERATOR),
    ({"fact": "age", "atleast": 1}, f"{BELOW}.atleast", Code.UNKNOWN_KEY),
    ({"fact": "age", "at_least": "fifty"}, f"{BELOW}.at_least", Code.NOT_A_NUMBER),
    ({"fact": "age", "at_least": True}, f"{BELOW}.at_least", Code.NOT_A_NUMBER),
    ({"fact": "age", "at_least": float("nan")}, f"{BELOW}.at_least", Code.NOT_A_NUMBER),
    ({"fact": "age", "at_least": 49.5}, f"{BELOW}.at_least", Code.NOT_WHOLE),
    ({"fact": "age", "at_least": 201}, f"{BELOW}.at_least", Code.TOO_LARGE),
    ({"fact": "dependants", "at_least": -1}, f"{BELOW}.at_least", Code.NEGATIVE),
    ({"fact": "years_underground", "at_least": 10**15}, f"{BELOW}.at_least", Code.TOO_LARGE),
    ({"fact": "sex", "is": "both"}, f"{BELOW}.is", Code.UNKNOWN_CHOICE),
    ({"fact": "sex", "is": []}, f"{BELOW}.is", Code.EMPTY),
    ({"fact": "occupation", "is": ["8111", "8111"]}, f"{BELOW}.is", Code.TWICE),
    ({"fact": "underground", "is": "yes"}, f"{BELOW}.is", Code.NOT_YES_OR_NO),
    ({"fact": "left_on", "before": "2020-02-30"}, f"{BELOW}.before", Code.NOT_A_DATE),
    ({"fact": "left_on", "before": "yesterday"}, f"{BELOW}.before", Code.UNKNOWN_ANCHOR),
    ({"fact": "left_on", "before": "event"}, f"{BELOW}.before", Code.NO_EVENT),
    ({"fact": "left_on", "before": {"after": "as_of"}}, f"{BELOW}.before", Code.NOT_MOVED),
    ({"fact": "left_on", "before": {"years": 1}}, f"{BELOW}.before", Code.AFTER_OR_BEFORE),
    (
        {"fact": "left_on", "before": {"years": 999, "after": "as_of"}},
        f"{BELOW}.before.years",
        Code.TOO_LARGE,
    ),
    ({"fact": "sex", "day": "as_of", "is": "male"}, f"{BELOW}.day", Code.NO_DAY_HERE),
    ({"fact": "employed", "is": True}, BELOW, Code.LACKS),
    ({"fact": "age", "at_least": 1, "standing": "sure"}, f"{BELOW}.standing", Code.UNKNOWN_CHOICE),
    ({"fact": "monthly_wage", "at_least": 5}, f"{BELOW}.at_least", Code.NOT_MONEY),
    ({"fact": "taken", "includes": ["unheard-of"]}, BELOW, Code.UNKNOWN_MEASURE),
    (
        {"fact": "monthly_wage", "at_least": {"amount": 5, "currency": "ZLO"}},
        f"{BELOW}.at_least.currency",
        Code.UNKNOWN_CURRENCY,
    ),
]


@pytest.mark.parametrize(("test", "path", "code"), TESTS)
def test_a_faulty_test_is_named_with_its_place(test, path, code):
    found = reading.read([document("one", [test])])
    assert [(one.path, one.code) for one in found.faults] == [(path, code)]
    assert not found.measures


MORE = [
    ({"pathway": "holiday"}, "pathway", Code.UNKNOWN_PATHWAY),
    ({"name": {}}, "name", Code.EMPTY),
    ({"name": {"en": " "}}, "name.en", Code.NOT_TEXT),
    ({"key": "Größe"}, "key", Code.BAD_KEY),
    ({"eligible": {"any": []}}, "eligible.any", Code.EMPTY),
    ({"eligible": {"any": [{"all": []}]}}, "eligible.any[0].all", Code.EMPTY),
    ({"eligible": []}, "eligible", Code.NOT_A_MAPPING),
    ({"valid": {"from": "2022-01-02", "until": "2022-01-01"}}, "valid.until", Code.UNTIL_BEFORE_FROM),
    ({"event": {"fact": "sex"}}, "event.fact", Code.NOT_A_DATE_FACT),
    ({"event": {"fact": "birthday"}}, "event.fact", Code.UNKNOWN_FACT),
    ({"after": ["one"]}, "after[0]", Code.NAMES_ITSELF),
    ({"excludes": ["none"]}, "excludes[0]", Code.UNKNOWN_MEASURE),
    ({"benefit": {}}, "benefit", Code.LACKS),
    ({"benefit": {"paid": "once", "basis": "monthly_wage"}}, "benefit", Code.ONE_OF),
    ({"benefit": {"paid": "once", "share": 5}}, "benefit", Code.NEEDS_BASIS),
    ({"benefit": {"paid": "once", "share": 5, "basis": "age"}}, "benefit.basis", Code.NOT_A_MONEY_FACT),
    ({"benefit": {"paid": "once", "share": -5, "basis": "monthly_wage"}}, "benefit.share", Code.NEGATIVE),
    (
        {"benefit": {"paid": "once", "share": 5, "basis": "monthly_wage", "months": 3}},
        "benefit.months",
        Code.ONLY_MONTHLY,
    ),
    (
        {"benefit": {"paid": "once", "share": 5, "basis": "monthly_wage", "rounding": {"step": 3}}},
        "benefit.rounding.step",
        Code.UNKNOWN_CHOICE,
    ),
    (
        {"benefit": {"paid": "once", "share": 5, "basis": "monthly_wage", "by_service": {"fact": "sex"}}},
        "benefit.by_service.fact",
        Code.NOT_YEARS,
    ),
    (
        {
            "benefit": {
                "paid": "once",
                "amount": {"amount": 1, "currency": "PLN"},
                "cap": {"amount": 1, "currency": "EUR"},
            }
        },
        "benefit.cap",
        Code.MIXED_CURRENCIES,
    ),
]


@pytest.mark.parametrize(("changes", "path", "code"), MORE)
def test_a_faulty_measure_is_named_with_its_place(changes, path, code):
    found = reading.read([document("one") | changes])
    assert (f"measures[0].{path}", code) in [(one.path, one.code) for one in found.faults]
    assert not found.measures


def test_measures_that_wait_in_a_circle_are_refused_by_name():
    circle = [
        document("a", after=["b"]),
        document("b", barred_if_available=["c"]),
        document("c", after=["a"]),
    ]
    (fault,) = reading.read(circle).faults
    assert (fault.path, fault.code) == ("measures[0].after[0]", Code.LOOP)
    assert fault.params["measures"] == ("a", "b", "c")


def test_measures_may_exclude_each_other():
    assert not reading.read([document("a", excludes=["b"]), document("b", excludes=["a"])]).faults


def test_measures_of_other_clauses_may_be_named_and_keys_stand_once():
    assert not reading.read([document("a", after=["there"])], known=["there"]).faults
    (fault,) = reading.read([document("a"), document("a")], paths=["first", "second"]).faults
    assert (fault.path, fault.code) == ("second.key", Code.TWICE)


@pytest.mark.parametrize(
    "junk", [None, 5, "text", [], [[]], {"all": 5}, {"any": {"x": 1}}, {1: 2}, True, {"any": "x"}]
)
def test_any_junk_anywhere_is_a_fault_and_never_a_crash(junk):
    def places(value, path=()):
        """Yield the way to every part of a document."""
        yield path
        below = (
            value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        )
        for key, part in below:
            yield from places(part, (*path, key))

    for path in list(places(ONE_OF_ALL))[1:]:
        spoilt = deepcopy(ONE_OF_ALL)
        part = spoilt
        for key in path[:-1]:
            part = part[key]
        part[path[-1]] = junk
        found = reading.read([spoilt, OTHER])
        assert found.faults or writing.document(found.measures[0])


def test_too_much_is_refused_before_it_is_read():
    many = [document(f"m-{place}") for place in range(reading.MOST + 1)]
    assert [one.code for one in reading.read(many).faults] == [Code.TOO_LARGE]
    assert not reading.read(many[1:]).faults
    (fault,) = reading.read([document("one", [{"fact": "age", "at_least": 5}] * 201)]).faults
    assert (fault.path, fault.code) == ("measures[0].eligible.any[0].all", Code.TOO_LARGE)
