"""What the four diagnoses of the demonstration say. Invented, in the sizes that such places have."""
# ruff: noqa: E501 - rows of a table, in four languages

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Found:
    """A finding; `by`: the role of whoever brought it; `state`: draft, agreed, or the reason of its withdrawal."""

    about: str
    title: str
    text: str
    source: str
    on: date
    also: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    by: str = "coordinator"
    state: str = "agreed"


@dataclass(frozen=True, slots=True)
class Told:
    """A diagnosis. `figures`: (baseline, what, value, unit, day, source); `heard`: (day, who, women, men, sex not recorded,
    what, what it changed, places of findings); `evidence`: (place of the finding, name, text of the file).
    """

    figures: tuple[tuple[str, str, str, str, date, str], ...]
    found: tuple[Found, ...]
    aside: tuple[tuple[str, str], ...]
    heard: tuple[tuple[date, str, int, int, int, str, str, tuple[int, ...]], ...]
    evidence: tuple[int, str, str]


AUTUMN, WINTER, SPRING = date(2024, 10, 31), date(2024, 12, 31), date(2025, 3, 31)

UKRAINE = Told(
    figures=(
        ("economic", "Зарплата шахти у зарплатах громади", "38", "%", WINTER, "Податкова служба, дохід з ПДФО за 2024 рік"),
        ("economic", "Заборгованість шахти із зарплати", "41.6", "млн грн", AUTUMN, "Дані оператора шахти"),
        ("environmental", "Шахтна вода, що скидається без повного очищення", "2.4", "млн м³ на рік", WINTER, "Басейнове управління, звіт за 2024 рік"),
        ("environmental", "Площа породних відвалів", "63", "га", AUTUMN, "Реєстр міської ради"),
        ("social", "Домогосподарства, де зарплата шахти — єдина", "910", "домогосподарств", WINTER, "Опитування громадської організації, 1 240 домогосподарств"),
        ("social", "Безробіття серед жінок", "17.5", "%", WINTER, "Центр зайнятості, оцінка за методикою МОП"),
    ),
    found=(
        Found("economic", "Три з чотирьох дрібних фірм у місті продають шахті або шахтарям", "Магазини, їдальні, ремонт і перевезення мають від шахти в середньому 61 % обороту. Дванадцять фірм зупиняться у перший квартал після закриття.", "Опитування торгово-промислової палати, 84 фірми", WINTER, ("geography",), ("P1.5",)),
        Found("social", "Жінки на шахті працюють там, де робочі місця зникають першими", "Збагачення, лампова, їдальня, бухгалтерія: 71 % жінок шахти працює на поверхні на посадах, яких не буде з першого дня закриття.", "Реєстр працівників, четвертий квартал 2024 року", WINTER, ("gender", "age"), ("P1.6",)),
        Found("industrial_policy", "Державна програма для області не називає жодної галузі, що замінить вугілля", "Програма до 2027 року обіцяє індустріальний парк без строків і без електричної потужності.", "Державна програма трансформації вугільних регіонів", SPRING, (), ("P2.1",)),
        Found("technology", "Є проєкт відкачування води, але в ньому немає жодного рядка про робочі місця", "Технічний проєкт описує насоси, енергію й дегазацію. Скільки людей потрібно для них після закриття, ніхто не рахував.", "Проєкт водовідливу, 2023 рік", AUTUMN, (), ("P2.1",)),
        Found("enabling_environment", "Приєднання до електромережі триває від 9 до 14 місяців", "П'ять фірм, які хотіли найняти колишніх шахтарів, чекають на потужність. Одна відмовилася від місця.", "Розмови з п'ятьма роботодавцями", SPRING, ("geography",), ("P2.3",), by="social_partner"),
        Found("finance", "Позики до 300 тис. грн дає лише кредитна спілка", "Банки просять заставу, якої у дрібних фірм немає. Фірми без реєстрації не отримують нічого.", "Кредитна спілка «Забуг», огляд попиту", SPRING, ("informal",), ("P1.5",)),
        Found("social", "Чоловіків призвано, а домогосподарства лишилися з однією зарплатою", "У 148 домогосподарствах шахтар мобілізований; у 60 з них ніхто інший не працює.", "Реєстр працівників і соціальна служба громади", SPRING, ("household", "gender"), ("P1.4",)),
        Found("due_diligence", "Підрядники шахти не знають, хто відповідає за їхні борги", "Чотири підрядні фірми мають 96 працівників на шахті. Борг перед ними в реєстрі шахти не видно.", "Профспілка гірників, скарги членів", SPRING, ("contractors",), ("P1.1",), by="social_partner", state="draft"),
        Found("trade", "Увесь приватний попит на вугілля перейшов до імпорту", "Твердження не підтвердилося: дві котельні купують місцеве вугілля далі.", "Усне повідомлення", AUTUMN, (), (), state="Джерело не знайдено; дві котельні показали свої договори."),
    ),
    aside=(),
    heard=(
        (date(2024, 11, 14), "Мешканки селища біля шахти, громадська організація «Простір громади»", 34, 6, 0, "Автобус ходить двічі на день. До роботи в місті на другу зміну дістатися неможливо.", "Розклад автобуса став питанням міської ради; висновок про жінок доповнено.", (1,)),
        (date(2025, 2, 6), "Власники дрібних фірм", 11, 19, 0, "Борги шахти перед постачальниками старіші за рік. Кредит беруть у знайомих.", "З'явився висновок про позики.", (5,)),
        (date(2025, 3, 20), "Працівники підрядних фірм, запрошені профспілкою", 2, 27, 3, "Їх немає в реєстрі шахти, тож про них ніхто не питає.", "", (7,)),
    ),
    evidence=(0, "опитування-84-фірми.csv", "галузь;фірм;частка обороту від шахти, %\nторгівля;31;58\nхарчування;14;66\nремонт;22;71\nперевезення;17;49\n"),
)  # fmt: skip
POLAND = Told(
    figures=(
        ("economic", "Udział kopalni i jej dostawców w zatrudnieniu miasta", "9.8", "%", WINTER, "Powiatowy Urząd Pracy, rejestr REGON"),
        ("environmental", "Osiadanie terenu od 2010 roku, dzielnica Karb", "4.1", "m", AUTUMN, "Pomiary Miasta Bytom"),
        ("environmental", "Zasolone wody dołowe odprowadzane do cieków", "1.7", "mln m³ rocznie", WINTER, "Raport operatora kopalni"),
        ("social", "Bezrobocie w dzielnicy Bobrek", "21", "%", WINTER, "Powiatowy Urząd Pracy"),
    ),
    found=(
        Found("economic", "Czterdziestu dostawców kopalni ma z niej ponad połowę obrotu", "Najwięcej w remontach maszyn i transporcie. Sześć firm szkoli się już w naprawie taboru kolejowego.", "Izba Gospodarcza Bytomia, ankieta 112 firm", WINTER, (), ("P1.5",)),
        Found("industrial_policy", "Strefa ekonomiczna ma grunt, ale bez drogi", "Dwa hektary po dawnej płuczce czekają na zjazd z obwodnicy od 2021 roku.", "Plan miejscowy, strefa ekonomiczna", SPRING, ("geography",), ("P2.3",)),
        Found("technology", "Odwodnienie da pracę 45 osobom na stałe", "Centralna pompownia potrzebuje elektromonterów i maszynistów: zawodów, które kopalnia ma.", "Studium odwodnienia niecki bytomskiej", SPRING, (), ("P2.1",)),
        Found("trade", "Warsztaty kopalni mogą sprzedawać usługi poza Śląsk", "Trzy zapytania z Czech o regenerację hydrauliki siłowej; brakuje certyfikatu.", "Izba Gospodarcza Bytomia", SPRING, (), ("P1.5",)),
        Found("enabling_environment", "Pozwolenie na zmianę użytkowania szkody górniczej trwa rok", "Firmy rezygnują z hal na terenach z szkodami, choć są najtańsze w mieście.", "Rozmowy z dziewięcioma firmami", SPRING, ("geography",), ("P2.4",)),
        Found("finance", "Fundusz Sprawiedliwej Transformacji nie dociera do firm poniżej dziesięciu osób", "Wkład własny i zaliczka 40 % są za wysokie. Fundacja i izba proponują wspólny wniosek.", "Przegląd 38 wniosków z Bytomia", SPRING, ("informal",), ("P1.5",)),
        Found("due_diligence", "Szkody górnicze po zamknięciu nie mają jeszcze jednego adresata", "Mieszkańcy trzech ulic składają wnioski w dwóch miejscach i z obu są odsyłani.", "Dyżury prawne fundacji „Nowa Szychta”", WINTER, ("household", "geography"), ("P2.3",)),
        Found("social", "Kobiety z przeróbki mają średnio 51 lat i najdłużej szukają pracy", "Po zamknięciu sąsiedniej kopalni połowa z nich była bez pracy po roku, mężczyźni z dołu jedna piąta.", "Rejestr Urzędu Pracy 2018–2022", WINTER, ("gender", "age"), ("P1.6",)),
        Found("social", "Pracownicy firm zewnętrznych nie mają praw do osłon", "Na kopalni pracuje 130 osób z siedmiu firm. Umowa społeczna ich nie obejmuje.", "Związek Zawodowy Górników, Bobrek", SPRING, ("contractors",), ("P1.4",), by="social_partner"),
    ),
    aside=(),
    heard=(
        (date(2024, 11, 26), "Mieszkańcy dzielnicy Bobrek, spotkanie w szkole", 41, 29, 0, "Boją się nie zamknięcia, tylko pustych mieszkań i tego, że autobus przestanie jeździć.", "Kryterium dojazdu weszło do planu; ustalenie o szkodach górniczych poszerzono o gospodarstwa domowe.", (6,)),
        (date(2025, 1, 16), "Dostawcy kopalni, Izba Gospodarcza", 7, 23, 0, "Wolą wspólne zamówienia niż dotacje.", "Powstało ustalenie o handlu poza Śląskiem.", (0, 3)),
        (date(2025, 3, 12), "Pracownice przeróbki, zaproszone przez związek", 22, 1, 0, "Kursy odbywają się w godzinach, gdy dzieci wracają ze szkoły.", "Kursy zaplanowano na przedpołudnia.", (7,)),
    ),
    evidence=(0, "ankieta-112-firm.csv", "branża;firm;ponad połowa obrotu z kopalni\nremonty;38;19\ntransport;27;12\nhandel;31;6\ngastronomia;16;3\n"),
)  # fmt: skip
BOSNIA = Told(
    figures=(
        ("economic", "Debts of the mine to its suppliers", "18.2", "million BAM", WINTER, "Annual accounts 2024"),
        ("environmental", "Open pits not yet reclaimed", "340", "ha", AUTUMN, "Cantonal cadastre"),
        ("social", "Registered unemployment in the four mining settlements", "29.4", "%", WINTER, "Cantonal employment service"),
        ("social", "Households in which nobody but the miner earns", "1620", "households", WINTER, "Survey by Prvi korak, 2,300 households"),
    ),
    found=(
        Found("economic", "Repair shops and hauliers of the mine employ 430 people, a third of them without a contract", "Most are paid in cash by the day. They stand on no roster and would be on no list of redundancies.", "Survey by the employers' association, 61 firms", WINTER, ("informal",), ("P1.5",)),
        Found("social", "Women run most of the households that depend on the mine and few of its firms", "Two thirds of those who asked for an advance on the family's wage last winter are women; one supplier in nine is theirs.", "Prvi korak, records of its advice centre", WINTER, ("gender", "household"), ("P1.4", "P1.6")),
        Found("finance", "Start-up grants come back: nine of ten firms of the last round still work", "The employment service paid 6,000 BAM each. Those who also had a mentor kept more jobs.", "Employment service, round of 2022", AUTUMN, (), ("P1.5",)),
        Found("industrial_policy", "The canton favours wood, metal and food, and the schools train for other trades", "Half of the vacancies of 2024 asked for welders and machine operators; one class in eight teaches them.", "Cantonal development strategy; employment service", SPRING, ("age",), ("P2.3",)),
        Found("enabling_environment", "The settlements south of the pit have no bus after six", "A second shift in the town cannot be reached from three of the four settlements.", "Timetable; walk with residents", SPRING, ("geography",), ("P2.4",)),
        Found("due_diligence", "Wells near the pit were last tested in 2019", "Residents report smell and colour; no laboratory has been asked since.", "Meeting in the settlement", SPRING, (), (), state="draft"),
        Found("technology", "Filling the northern pit would keep 60 machine operators at work for three years", "The study counts machines and diesel; the number of people was worked out with the union.", "Reclamation study, 2021", SPRING, (), ("P2.1",), state="draft"),
    ),
    aside=(("trade", "The coal is burnt in the canton's own power station and nothing of it crosses a border; what carbon rules mean for electricity is looked at under industrial policy."),),
    heard=(
        (date(2024, 11, 7), "Households of the four mining settlements, invited by Prvi korak", 58, 31, 0, "People plan by the next wage, not by the year of closure.", "The baseline on households was measured because of this meeting.", (1,)),
        (date(2025, 2, 19), "Owners of repair shops and haulage firms", 4, 27, 0, "Nobody asked them before. They would register their people if the first year cost less.", "Formalising jobs became a target beside creating them.", (0,)),
    ),
    evidence=(0, "survey-61-firms.csv", "trade,firms,people,without contract\nrepair,24,190,71\nhaulage,19,160,52\ncatering,18,80,22\n"),
)  # fmt: skip
BRITAIN = Told(
    figures=(
        ("economic", "Spending of the mine with firms in the valley", "3.1", "million GBP a year", WINTER, "Mine operator, purchase ledger"),
        ("environmental", "Treated mine water", "0.9", "million m³ a year", WINTER, "Discharge permit, returns of 2024"),
        ("social", "People of working age without work in the upper valley", "14.2", "%", WINTER, "Labour force survey, local estimate"),
    ),
    found=(
        Found("economic", "Five engineering firms in the valley live on the mine's orders", "Together 74 jobs. Two could serve the wind farms if their welders were certified.", "Employers' Forum, visits to 22 firms", WINTER, (), ("P1.5",)),
        Found("social", "Who has no car cannot take a job in Swansea before nine", "The first bus leaves Glynneath at 7.10. Apprentices and women on part-time shifts are kept out most.", "Council, travel-to-work study", SPRING, ("geography", "gender", "age"), ("P2.4", "P1.6")),
        Found("technology", "Mine water can heat the leisure centre and keep eight people at the pumps", "The operator and the council have a costed design; the jobs stand in its annex.", "Feasibility study, 2024", SPRING, (), ("P2.1",)),
        Found("finance", "Loans for small firms go unused because nobody fills in the forms", "Of 1.2 million GBP offered in the county, the upper valley took 3 %.", "Council, loan scheme 2023/24", SPRING, (), ("P1.5",)),
        Found("trade", "The mine's anthracite goes to water filters, not to power stations", "Orders from abroad fell when shipping became dearer and may come back.", "Mine operator", SPRING, (), (), state="draft"),
    ),
    aside=(
        ("informal", "Checked with the tax office and the union: no work without a contract was found at the mine's suppliers in 2024. Asked again when the contractors change."),
    ),
    heard=(
        (date(2024, 12, 3), "Residents of Glynneath and Resolven, evening in the miners' hall", 27, 33, 4, "The young leave before the mine does.", "The finding on buses was written with them.", (1,)),
        (date(2025, 3, 6), "Engineering firms of the valley", 3, 14, 0, "Certificates cost a welder a week's pay.", "", (0,)),
    ),
    evidence=(3, "loan-scheme.csv", "area,offered GBP,taken GBP\nupper valley,1200000,36000\ncoast,4100000,2350000\n"),
)  # fmt: skip
BY_CODE = {"ua-demo": UKRAINE, "pl-demo": POLAND, "ba-demo": BOSNIA, "gb-demo": BRITAIN}
