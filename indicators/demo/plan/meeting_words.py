"""What the four partnerships' meetings and mid-term evaluations say, in the languages that are spoken there. Invented."""

from __future__ import annotations

from dataclasses import dataclass

SERVICE, UNION, CITY, SCHOOL, MINE, EMPLOYERS = (
    "employment_service", "trade_union", "municipality", "provider", "mine_operator", "employers_organisation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision about an agenda item (counted from 0), due so many days from today, `named`: a person owns it."""

    item: int
    owner: str
    due: int
    text: str
    state: str = ""
    reason: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting: agenda items with their minutes."""

    kind: str
    title: str
    place: str
    minutes: dict[str, str]
    decisions: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class Advised:
    """A recommendation with management's answer."""

    text: str
    response: str = ""
    reason: str = ""
    action: str = ""
    owner: str = ""
    due: int = 0
    progress: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """All of one partnership: three meetings from old to new, the evaluation's report and what it recommends."""

    meetings: tuple[Met, Met, Met]
    report: str
    recommendations: tuple[Advised, ...]
    correction: str = ""


UKRAINE = Words(
    meetings=(
        Met("steering", "Координаційна зустріч партнерства, весна", "Шептицька міська рада, зала засідань", {
            "Стан реєстру та узгоджених шляхів": "Центр зайнятості доповів про три взяті реєстри. "
            "Жінки з поверхні рідше мають узгоджений шлях, ніж чоловіки під землею.",
            "Борг із заробітної плати": "Оператор шахти визнав борг і назвав графік. "
            "Профспілка просить подавати його щомісяця.",
            "Місця навчання на осінь": "Коледж має дві групи зварників; група електриків залежить від обладнання.",
        }, (
            Decided(1, MINE, -150, "Щомісяця до 10-го числа подавати партнерам залишок боргу із зарплати", "done",
                    "Подається з червня."),
            Decided(2, SCHOOL, -120, "Відкрити вечірню групу електриків", "dropped",
                    "Обладнання не надійшло; групу перенесено до пропозиції на весну."),
        )),
        Met("interim", "Зустріч за проміжними результатами, осінь", "Гірничий коледж, аудиторія 12", {
            "Результати третього кварталу": "Розглянуто дерево: переведення зупинилося, решта шляхів просувається.",
            "Чому жінки відстають": "Розклад курсів не збігається з графіком дитсадка. Міськрада шукає приміщення.",
            "Дорога до Сокаля": "Останній автобус іде до кінця другої зміни навчання.",
        }, (
            Decided(1, CITY, -4, "Знайти приміщення для дитячої групи біля навчального центру"),
            Decided(1, SCHOOL, 12, "Запропонувати денний розклад для двох курсів"),
            Decided(2, UNION, 20, "Зібрати в членів побажання щодо вечірнього автобуса", named=True),
            Decided(0, SERVICE, 9, "Провести розмови з усіма, хто чекає на переведення понад пів року"),
        )),
        Met("steering", "Координаційна зустріч партнерства, зима", "Центр зайнятості, Шептицький", {
            "Виконання рішень осінньої зустрічі": "", "План на наступний рік": "",
            "Підготовка підсумкового оцінювання": "",
        }),
    ),
    correction="У пункті 3 слід читати: три групи зварників, а не дві.",
    report="Проміжне оцінювання партнерства, розділ 5",
    recommendations=(
        Advised("Показувати шляхи жінок окремо на кожній координаційній зустрічі.", "accepted",
                action="Додати окремий рядок до квартального звіту", owner=SERVICE, due=-60, progress="completed",
                note="Є у звіті з третього кварталу."),
        Advised("Залучити малий бізнес, залежний від шахти, до ринкової частини плану.", "partly",
                "Кошти є лише на дві громади.", "Провести дві зустрічі з постачальниками шахти", CITY, -6, "partial",
                "Одна зустріч відбулася в Шептицькому."),
        Advised("Узгодити єдиний графік виплати боргів із зарплати.", "accepted",
                action="Підписати графік з профспілкою", owner=MINE, due=45),
        Advised("Передати ведення справ окремій агенції.", "rejected",
                "Закон покладає персональні дані на службу зайнятості; вона виконує це завдання."),
        Advised("Опитати тих, хто вийшов із програми, через пів року."),
    ),
)  # fmt: skip
POLAND = Words(
    meetings=(
        Met("steering", "Spotkanie sterujące, wiosna", "Urząd Miejski w Bytomiu, sala 215", {
            "Wykazy z dwóch pierwszych kwartałów": "PUP omówił przyjęcie wykazów i pierwsze rozmowy.",
            "Alokacja do innych kopalń": "Zakład potwierdził 40 miejsc; związek prosi o listę stanowisk.",
        }, (
            Decided(1, MINE, -140, "Przekazać listę stanowisk do alokacji", "done",
                    "Lista przekazana 12 dni po spotkaniu."),
            Decided(0, SERVICE, -90, "Umówić rozmowy ze wszystkimi osobami po 50. roku życia", "done"),
        )),
        Met("interim", "Spotkanie o wynikach śródokresowych, jesień", "CKZ Bytom, aula", {
            "Wyniki trzeciego kwartału": "Ścieżki uzgodniono z większością załogi; kobiety pozostają w tyle.",
            "Kursy fotowoltaiczne": "CKZ ma jeden komplet stanowisk; chętnych jest dwa razy więcej niż miejsc.",
            "Dojazdy": "Miasto sprawdzi połączenie z Karbia.",
        }, (
            Decided(1, SCHOOL, 16, "Przedstawić koszt drugiego kompletu stanowisk fotowoltaicznych"),
            Decided(2, CITY, -2, "Sprawdzić przedłużenie linii autobusowej z Karbia"),
            Decided(0, UNION, 8, "Zaprosić kobiety z powierzchni na spotkanie o ścieżkach", named=True),
        )),
        Met("evaluation", "Spotkanie ewaluacyjne", "PUP Bytom, sala konferencyjna", {
            "Rekomendacje ewaluacji śródokresowej": "", "Odpowiedzi i właściciele działań": "", "Wolne wnioski": "",
        }),
    ),
    report="Ewaluacja śródokresowa, rozdział 6",
    recommendations=(
        Advised("Mierzyć zatrudnienie pół roku po kursie, osobno dla kobiet i mężczyzn.", "accepted",
                action="Dodać wskaźnik i ankietę po sześciu miesiącach", owner=SERVICE, due=50, progress="partial",
                note="Ankieta gotowa, wskaźnik czeka na pierwsze dane."),
        Advised("Włączyć podwykonawców kopalni do wykazu.", "partly", "Nie ma podstawy prawnej dla wszystkich firm.",
                "Uzgodnić przekazanie danych z dwiema największymi firmami", MINE, 30),
        Advised("Skrócić drogę od przyjęcia do uzgodnionej ścieżki do 60 dni.", "accepted",
                action="Dodać dwa dyżury doradców na kopalni", owner=SERVICE, due=-30, progress="completed",
                note="Dyżury odbywają się we wtorki i czwartki."),
        Advised("Powołać osobną radę dla firm zależnych od kopalni."),
    ),
)  # fmt: skip
BOSNIA = Words(
    meetings=(
        Met("steering", "Sastanak upravnog odbora, proljeće", "Grad Tuzla, mala sala", {
            "Spojeni spiskovi radnika": "Služba je objasnila kako su spojeni spiskovi jama; "
            "dvije osobe su bile upisane dvaput.",
            "Poziv za firme": "Raspravljeno je o kriterijima; udruženje traži kraće obrasce.",
        }, (
            Decided(1, EMPLOYERS, -130, "Predložiti kraći obrazac za prijavu", "done", "Obrazac ima četiri strane."),
            Decided(0, MINE, -100, "Označiti podizvođače na spisku", "done"),
        )),
        Met("interim", "Sastanak o međurezultatima, jesen", "Centar za obuku, Tuzla", {
            "Rezultati trećeg kvartala": "Obuka napreduje; prelazak u druge firme stoji.",
            "Porodice u Lukavcu": "Udruženje je obišlo 60 domaćinstava i traži pomoć za starije rudare.",
            "Zaštita na radu u obuci": "Sindikat traži ljekarski pregled prije obuke za visinske radove.",
        }, (
            Decided(1, CITY, -9, "Naći prostor za savjetovalište u Lukavcu"),
            Decided(2, SCHOOL, 14, "Uvesti ljekarski pregled prije obuke za visinske radove"),
            Decided(0, SERVICE, 21, "Razgovarati s pet firmi o preuzimanju radnika", named=True),
        )),
        Met("steering", "Sastanak upravnog odbora, zima", "Služba za zapošljavanje TK", {
            "Šta je urađeno od jeseni": "", "Drugi poziv za firme": "", "Budžet za narednu godinu": "",
        }),
    ),
    correction="Dvije osobe su bile upisane dvaput u jami Mramor, a ne u Dobrnji.",
    report="Srednjoročna evaluacija, poglavlje 4",
    recommendations=(
        Advised("Dati ocjenjivačima više vremena za posjete firmama.", "accepted",
                action="Produžiti terensku provjeru na tri sedmice", owner=EMPLOYERS, due=-20, progress="completed",
                note="Vrijedi od drugog poziva."),
        Advised("Pratiti radna mjesta u firmama i godinu dana nakon podrške.", "accepted",
                action="Uvesti upitnik nakon 12 mjeseci", owner=SERVICE, due=-3),
        Advised("Ponuditi prevoz polaznicama iz udaljenih naselja.", "partly", "Novac pokriva samo zimu.",
                "Minibus od decembra do marta", CITY, 25, "partial", "Potpisan je ugovor s prevoznikom."),
        Advised("Ukinuti prag sufinansiranja za mikrofirme.", "rejected",
                "Prag štiti javni novac; prijave ispod praga mogu se udružiti."),
    ),
)  # fmt: skip
BRITAIN = Words(
    meetings=(
        Met("steering", "Steering meeting, spring", "Neath Civic Centre, room 2", {
            "Roster and first conversations": "The jobcentre has spoken to all but four of the crew.",
            "Skills for heat pumps and wind": "The skills centre can start in September if twelve people sign up.",
        }, (
            Decided(1, SCHOOL, -80, "Open sign-up for the heat-pump course", "done", "Fourteen people signed up."),
        )),
        Met("interim", "Interim result meeting, autumn", "Skills Centre, Resolven", {
            "Results of the third quarter": "Most of the crew has an agreed way on; the drift's surface staff lag.",
            "Childcare during evening classes": "The council can lend a room; staff are still to be found.",
        }, (
            Decided(1, CITY, -5, "Find two childcare workers for Tuesday and Thursday evenings"),
            Decided(0, SERVICE, 15, "Offer every member of the surface staff a second conversation", named=True),
            Decided(0, EMPLOYERS, 26, "List vacancies within 45 minutes by public transport"),
        )),
        Met("steering", "Steering meeting, winter", "Neath Civic Centre, room 2", {
            "Decisions of the autumn meeting": "", "Budget for the next financial year": "", "Any other business": "",
        }),
    ),
    report="Mid-term evaluation, section 5",
    recommendations=(
        Advised("Publish how many people stay in work six months after a course.", "accepted",
                action="Add a follow-up call at six months", owner=SERVICE, due=-10, progress="partial",
                note="Calls have begun; the first figures come at the quarter's end."),
        Advised("Bring the bus operators into the partnership.", "partly", "They will not sign, but they will attend.",
                "Invite them to every steering meeting", CITY, 35),
        Advised("Set up a hardship fund for households of contractors."),
    ),
)  # fmt: skip
WORDS = {"ua-demo": UKRAINE, "pl-demo": POLAND, "ba-demo": BOSNIA, "gb-demo": BRITAIN}
