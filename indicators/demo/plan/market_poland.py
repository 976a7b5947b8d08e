"""Bytom: workshops that made parts for mines, and steel for wind and rail."""

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

SCHOOL = ("provider", "Centrum Kształcenia Zawodowego w Bytomiu")
OFFICE = ("employment_service", "Powiatowy Urząd Pracy w Bytomiu")
CHAMBER = ("chamber", "Izba Gospodarcza Bytomia")
EMPLOYERS = ("employers_organisation", "Związek Pracodawców Bytomia")
TOWN = ("municipality", "Miasto Bytom")
WORKSHOPS = ("small_firms", "warsztaty okołogórnicze")

CERTIFICATES = Function(
    "Uprawnienia spawalnicze uznawane w kolejnictwie i energetyce",
    WEAK,
    does=SCHOOL,
    pays=OFFICE,
    will_do=SCHOOL,
    will_pay=WORKSHOPS,
    capacity="Osiem stanowisk, jeden egzaminator dojeżdżający z Katowic.",
    incentive="Bez uprawnień warsztat nie składa ofert; każdy kurs zwraca się w jednym zleceniu.",
    constraint="Egzaminy odbywają się raz na kwartał.",
    cause="P1.3",
)
METAL = Market(
    sector="C",
    name="Konstrukcje stalowe dla kolei i wiatraków",
    why="Około 60 warsztatów żyje z części dla kopalń. Te same tokarki i spawacze mogą robić konstrukcje,"
    " na które w regionie są zamówienia.",
    sellers="Warsztaty metalowe, dotąd dostawcy kopalń",
    goods="Konstrukcje i części stalowe z atestem",
    buyers="Zakłady taboru kolejowego, wykonawcy farm wiatrowych",
    supporting=(
        CERTIFICATES,
        Function(
            "Pośrednictwo między warsztatami a zamawiającymi",
            MISSING,
            does=NOBODY,
            pays=NOBODY,
            will_do=CHAMBER,
            will_pay=WORKSHOPS,
            constraint="Zamówienia są za duże dla jednego warsztatu.",
            incentive="Prowizja od wspólnej oferty.",
            cause="P1.5",
        ),
        Function(
            "Kredyt na maszyny",
            WORKING,
            does=("financial", "bank spółdzielczy"),
            pays=WORKSHOPS,
            will_do=("financial", "bank spółdzielczy"),
            will_pay=WORKSHOPS,
        ),
        Function(
            "Projektowanie i pomiary",
            WEAK,
            does=("firms", "biuro w Gliwicach"),
            pays=WORKSHOPS,
            will_do=("firms", "biuro w Gliwicach"),
            will_pay=WORKSHOPS,
            capacity="Terminy po sześć tygodni.",
            constraint="Warsztaty nie mają plików modeli.",
            cause="P2.3",
        ),
        Function(
            "Dojazd na drugą zmianę",
            MISSING,
            does=NOBODY,
            pays=NOBODY,
            will_do=TOWN,
            constraint="Po 22 nie jeździ żaden autobus.",
            cause="P2.4",
        ),
    ),
    rules=(
        Function(
            "Norma EN 1090 i nadzór nad nią",
            WEAK,
            does=("firms", "jednostka notyfikowana"),
            pays=WORKSHOPS,
            will_do=("firms", "jednostka notyfikowana"),
            will_pay=WORKSHOPS,
            constraint="Pierwszy audyt kosztuje tyle, co kwartał pracy.",
            cause="P1.5",
        ),
        Function(
            "Terminy płatności",
            WEAK,
            does=("firms", "zamawiający"),
            pays=WORKSHOPS,
            will_do=EMPLOYERS,
            constraint="90 dni, na które warsztatu nie stać.",
            cause="P2.2",
        ),
        Function(
            "Przetargi dzielone na części",
            MISSING,
            does=TOWN,
            pays=TOWN,
            will_do=TOWN,
            will_pay=TOWN,
            incentive="Miasto zobowiązało się do tego w umowie partnerskiej.",
        ),
    ),
    courses=(
        Course(
            "Wspólny egzamin spawalniczy co miesiąc",
            CERTIFICATES.name,
            (
                Step(
                    "CKZ szkoli własnego egzaminatora.",
                    "Egzaminator z uprawnieniami",
                    1,
                    "osoba",
                    -120,
                    1,
                    150,
                    "Świadectwo egzaminatora",
                ),
                Step(
                    "Warsztaty kupują miejsca egzaminacyjne.",
                    "Warsztaty z umową",
                    12,
                    "warsztatów",
                    -60,
                    9,
                    60,
                    "Rejestr umów CKZ",
                ),
                Step(
                    "Spawacze z kopalni zdają.",
                    "Osoby na egzaminie",
                    40,
                    "osób",
                    -20,
                    34,
                    30,
                    "Protokoły egzaminów",
                ),
                Step("Mają uprawnienia.", "Świadectwa", 36, "osób", 10, 31, 30, "Rejestr świadectw"),
                Step("Warsztaty ich zatrudniają.", "Umowy o pracę", 24, due=90),
            ),
            (
                Line(CREATED, 22, "Spawacze w dziewięciu warsztatach", "Umowy zgłoszone do PUP"),
                Line(CREATED, 4, "Kontrolerzy spoin na pół etatu", "Umowy zgłoszone do PUP", share=50),
                Line(ANYWAY, 7, "Zatrudnieni i tak, według ankiety", "Ankieta w dziewięciu warsztatach"),
                Line(DISPLACED, 2, "Spawacze zwolnieni w dwóch firmach", "PUP, zgłoszenia zwolnień"),
            ),
            "Dziewięć warsztatów podało w ankiecie, ile osób przyjęłoby bez egzaminów na miejscu: siedem.",
            "PUP porównał zwolnienia w branży przed i po: dwie osoby straciły pracę w firmach bez uprawnień.",
        ),
    ),
    agreed=120,
    agreed_because="Dojazd rozstrzygnie budżet miasta; na resztę partnerzy nie chcą czekać.",
)
