"""Tuzla: fruit of the hills above the open pits."""

from indicators.demo.plan.market_words import (
    CREATED,
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

CITY = ("municipality", "Grad Tuzla")
SERVICE = ("employment_service", "Služba za zapošljavanje Tuzlanskog kantona")
STEP_ONE = ("ngo", "Udruženje „Prvi korak” Lukavac")
SCHOOL = ("provider", "Centar za obuku odraslih Tuzla")
GROWERS = ("workers", "domaćinstva i zadruga")
BUYER = ("firms", "hladnjača u Živinicama")

PURCHASE = Function(
    "Otkup s poznatom cijenom",
    WEAK,
    does=BUYER,
    pays=BUYER,
    will_do=BUYER,
    will_pay=BUYER,
    capacity="Hladnjača ima mjesta za 300 tona.",
    incentive="Treba joj stalna količina za izvoz.",
    constraint="Otkupljivači i proizvođači ne vjeruju jedni drugima.",
    cause="P2.3",
)
FRUIT = Market(
    sector="A",
    name="Malina i šljiva s brda oko rudnika",
    why="Domaćinstva rudara imaju zemlju na rekultivisanim površinama i u selima; žene već beru, ali bez ugovora.",
    sellers="Domaćinstva rudara i zadruga u osnivanju",
    goods="Svježe i smrznuto voće",
    buyers="Hladnjača, izvoznici, trgovine u Tuzli",
    supporting=(
        PURCHASE,
        Function(
            "Savjeti u voćnjaku",
            WEAK,
            does=STEP_ONE,
            pays=("project", "LEP grant"),
            will_do=BUYER,
            will_pay=BUYER,
            incentive="Bolje voće, manje vraćenih pošiljki.",
            constraint="Jedan savjetnik na tri općine.",
            cause="P1.4",
        ),
        Function(
            "Sadnice",
            WORKING,
            does=("small_firms", "rasadnici"),
            pays=GROWERS,
            will_do=("small_firms", "rasadnici"),
            will_pay=GROWERS,
        ),
        Function(
            "Mali krediti",
            MISSING,
            does=NOBODY,
            pays=NOBODY,
            will_do=("financial", "mikrokreditna fondacija"),
            will_pay=GROWERS,
            constraint="Zemlja na ime preduzeća ne može biti zalog.",
            cause="P1.4",
        ),
        Function(
            "Navodnjavanje",
            MISSING,
            does=NOBODY,
            pays=NOBODY,
            will_do=CITY,
            constraint="Voda iz jama nije ispitana.",
            cause="P2.4",
        ),
    ),
    rules=(
        Function(
            "Zakup rekultivisanog zemljišta",
            MISSING,
            does=("mine_operator", "Rudnici „Kreka”"),
            pays=NOBODY,
            will_do=("mine_operator", "Rudnici „Kreka”"),
            will_pay=GROWERS,
            constraint="Nema obrasca ugovora duljeg od godine dana.",
            cause="P1.5",
        ),
        Function(
            "Prijava sezonskih berača",
            WEAK,
            does=SERVICE,
            pays=GROWERS,
            will_do=SERVICE,
            constraint="Prijava za deset dana traži isto što i za godinu.",
            cause="P1.6",
        ),
    ),
    courses=(
        Course(
            "Ugovor o otkupu prije sadnje",
            PURCHASE.name,
            (
                Step(
                    "Hladnjača i domaćinstva pišu tipski ugovor.",
                    "Tipski ugovor",
                    1,
                    "ugovor",
                    -150,
                    1,
                    160,
                    "Zapisnik sastanka",
                ),
                Step(
                    "Hladnjača plaća avans.",
                    "Ugovori s avansom",
                    40,
                    "ugovora",
                    -60,
                    31,
                    70,
                    "Knjigovodstvo hladnjače",
                ),
                Step("Domaćinstva sade.", "Zasađena površina", 25, "dunuma", -20, 22, 40, "Obilazak polja"),
                Step("Predaju voće prve klase.", "Predano voće", 60, "tona", 120),
                Step("Domaćinstva i zadruga zapošljavaju.", "Puno vrijeme na godinu", 9, due=240),
            ),
            (
                Line(CREATED, 36, "Sezonski berači, po 40 dana", "Prijave Službi za zapošljavanje", days=40),
                Line(CREATED, 2, "Skladištari u zadruzi", "Ugovori zadruge"),
            ),
        ),
    ),
)
