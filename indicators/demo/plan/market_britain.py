"""Neath: heat from mine water."""

from indicators.demo.plan.market_words import (
    ANYWAY,
    CREATED,
    DISPLACED,
    MISSING,
    NOBODY,
    WEAK,
    WORKING,
    Course,
    Function,
    Line,
    Market,
    Step,
)

SKILLS = ("provider", "Vale of Neath Skills Centre")
COUNCIL = ("municipality", "Neath Port Talbot Council")
FORUM = ("employers_organisation", "Vale of Neath Employers' Forum")
INSTALLERS = ("small_firms", "local heating firms")
UNION = ("trade_union", "Neath Valley Mineworkers' Union")

FITTING = Function(
    "Heat-pump and pipework training",
    WEAK,
    does=SKILLS,
    pays=("government", "adult skills budget"),
    will_do=SKILLS,
    will_pay=INSTALLERS,
    capacity="One workshop with twelve places; assessors are booked three months ahead.",
    incentive="Firms turn down work for lack of certified fitters.",
    constraint="Courses run by day, when fitters are at work.",
    cause="P1.3",
)
HEAT = Market(
    sector="D",
    name="Heat from mine water in the Vale of Neath",
    why="Flooded workings hold warm water all year. Mine pump crews and electricians know the shafts.",
    sellers="A heat-network company and local heating firms",
    goods="Heat from mine water, installed and kept running",
    buyers="Housing associations, schools, households",
    supporting=(
        FITTING,
        Function(
            "Surveys of workings and water",
            WORKING,
            does=("government", "mine heat survey team"),
            pays=("government", ""),
            will_do=("firms", "survey companies"),
            will_pay=("firms", "network company"),
        ),
        Function(
            "Long-term finance",
            WEAK,
            does=("financial", "development bank"),
            pays=("firms", "network company"),
            will_do=("financial", "development bank"),
            will_pay=("firms", "network company"),
            constraint="Lenders want ten-year contracts that nobody has signed.",
            cause="P2.3",
        ),
        Function(
            "Advice to households",
            MISSING,
            does=NOBODY,
            pays=NOBODY,
            will_do=COUNCIL,
            will_pay=COUNCIL,
            constraint="Households know neither the price nor the works.",
            cause="P2.4",
        ),
        Function(
            "Pump and shaft maintenance",
            WEAK,
            does=("mine_operator", "Aberpergwm Drift Mine Ltd"),
            pays=("mine_operator", "Aberpergwm Drift Mine Ltd"),
            will_do=("small_firms", "a crew of former pump men"),
            will_pay=("firms", "network company"),
            incentive="Steady work at a known wage.",
            constraint="No firm exists that could be contracted.",
            cause="P1.5",
        ),
    ),
    rules=(
        Function(
            "Access agreements for mine water",
            WORKING,
            does=("government", "mining authority"),
            pays=("firms", "network company"),
            will_do=("government", "mining authority"),
            will_pay=("firms", "network company"),
        ),
        Function(
            "Consumer protection for heat",
            WEAK,
            does=("government", "energy regulator"),
            pays=("government", "energy regulator"),
            will_do=("government", "energy regulator"),
            constraint="Licensing rules are new and small networks fear their cost.",
            cause="P2.3",
        ),
        Function(
            "Fair wages in council contracts",
            WEAK,
            does=COUNCIL,
            pays=COUNCIL,
            will_do=UNION,
            constraint="Checked on paper once a year.",
            cause="P2.2",
        ),
    ),
    courses=(
        Course(
            "Evening course, paid for by the seat",
            FITTING.name,
            (
                Step(
                    "Skills centre and three firms design an evening course.",
                    "Course agreed",
                    1,
                    "course",
                    -200,
                    1,
                    220,
                    "Minutes of the Employers' Forum",
                ),
                Step(
                    "Firms pay for seats.",
                    "Firms that paid",
                    3,
                    "firms",
                    -150,
                    3,
                    150,
                    "Skills Centre invoices",
                ),
                Step(
                    "Pump crews and electricians attend.", "Enrolled", 16, "people", -90, 14, 90, "Register"
                ),
                Step(
                    "They are certified.", "Certificates", 14, "people", -30, 11, 40, "Awarding body's list"
                ),
                Step("Firms take them on.", "Contracts", 10, due=30),
            ),
            (
                Line(CREATED, 9, "Heat-pump fitters in three firms", "Payroll letters from the firms"),
                Line(ANYWAY, 3, "Would have been hired anyway", "Firms' hiring plans before the course"),
                Line(DISPLACED, 1, "Gas fitter not replaced", "Employers' Forum survey"),
            ),
            "Hiring plans that the three firms wrote down before the course named three people.",
            "One gas-heating firm did not replace a fitter who left; no other loss was found in the Forum's survey.",
        ),
    ),
    agreed=75,
    agreed_because="Who pays for consumer protection waits for the regulator; the rest goes ahead.",
)
