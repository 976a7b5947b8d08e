"""Who the people of the demonstration are: organisations in their roles, and people with a sign-in. All invented."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.enums import OrganisationKind, Role
from partnerships.enums import PartnerRole

DEMO_PASSWORD = "coal-to-what-comes-next"  # noqa: S105 - public on the sign-in page of the demonstration


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation; `roles` it takes in the partnership, none for one that stands beside them."""

    key: str
    name: str
    short: str
    kind: str
    roles: tuple[str, ...] = ()
    country: str = ""  # the partnership's


@dataclass(frozen=True, slots=True)
class Member:
    """A person with a sign-in, in a role of a body. `also`: a second body and role; `shown` on the sign-in page."""

    email: str
    family: str
    given: str
    language: str
    role: Role
    body: str
    also: tuple[str, Role] | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Cast:
    """The bodies and people of one partnership; `code` empty: of the portal itself."""

    code: str
    bodies: tuple[Body, ...]
    members: tuple[Member, ...]


SERVICE, OPERATOR, UNION, CITY = "service", "operator", "union", "city"
Kinds, Parts = OrganisationKind, PartnerRole

PORTAL = Cast(
    code="",
    bodies=(
        Body("office", "JT Portal, office of the network", "JT Portal office", Kinds.NGO, country="PL"),
        Body(
            "evaluators",
            "Carpathian Institute for Evaluation",
            "Carpathian Institute",
            Kinds.NGO,
            (Parts.EVALUATOR,),
            country="PL",
        ),
    ),
    members=(
        Member("admin@portal.demo.example", "Lindqvist", "Karin", "en", Role.ADMINISTRATOR, "office"),
        Member("evaluator@portal.demo.example", "Okafor", "Grace", "en", Role.EVALUATOR, "evaluators"),
    ),
)
UKRAINE = Cast(
    code="ua-demo",
    bodies=(
        Body(
            SERVICE,
            "Шептицька філія Львівського обласного центру зайнятості",
            "Центр зайнятості, Шептицький",
            Kinds.EMPLOYMENT_SERVICE,
            (Parts.EMPLOYMENT_SERVICE,),
        ),
        Body(OPERATOR, "ДП «Львіввугілля»", "Львіввугілля", Kinds.MINE_OPERATOR, (Parts.MINE_OPERATOR,)),
        Body(
            UNION,
            "Профспілка гірників Львівсько-Волинського басейну",
            "Профспілка гірників",
            Kinds.TRADE_UNION,
            (Parts.TRADE_UNION,),
        ),
        Body(
            "employers",
            "Спілка роботодавців Шептицького району",
            "Спілка роботодавців",
            Kinds.EMPLOYERS_ORGANISATION,
            (Parts.EMPLOYERS_ORGANISATION,),
        ),
        Body(CITY, "Шептицька міська рада", "Шептицька міськрада", Kinds.MUNICIPALITY, (Parts.MUNICIPALITY,)),
        Body(
            "sokal",
            "Сокальська міська рада",
            "Сокальська міськрада",
            Kinds.MUNICIPALITY,
            (Parts.MUNICIPALITY,),
        ),
        Body(
            "college",
            "Шептицький гірничий фаховий коледж",
            "Гірничий коледж",
            Kinds.PROVIDER,
            (Parts.PROVIDER,),
        ),
        Body("ngo", "ГО «Простір громади»", "Простір громади", Kinds.NGO, (Parts.NGO,)),
        Body(
            "chamber",
            "Західна торгово-промислова палата",
            "Західна ТПП",
            Kinds.CHAMBER,
            (Parts.CHAMBER,),
        ),
        Body("credit", "Кредитна спілка «Забуг»", "КС «Забуг»", Kinds.FINANCIAL, (Parts.FINANCIAL,)),
    ),
    members=(
        Member("officer@ua.demo.example", "Коваль", "Наталія", "uk", Role.CASE_OFFICER, SERVICE),
        Member("officer2@ua.demo.example", "Дзюба", "Ірина", "uk", Role.CASE_OFFICER, SERVICE, shown=False),
        Member("officer3@ua.demo.example", "Яремко", "Павло", "uk", Role.CASE_OFFICER, SERVICE, shown=False),
        Member("approver@ua.demo.example", "Вовк", "Тарас", "uk", Role.SECOND_APPROVER, SERVICE),
        Member(
            "coordinator@ua.demo.example",
            "Бондар",
            "Олена",
            "uk",
            Role.COORDINATOR,
            SERVICE,
            also=(CITY, Role.VIEWER),
        ),
        Member("union@ua.demo.example", "Гнатюк", "Роман", "uk", Role.SOCIAL_PARTNER, UNION),
        Member("personnel@ua.demo.example", "Петрик", "Галина", "uk", Role.EMPLOYER, OPERATOR),
        Member("provider@ua.demo.example", "Мельник", "Світлана", "uk", Role.PROVIDER, "college"),
        Member("evaluator@ua.demo.example", "Дорошенко", "Юлія", "uk", Role.EVALUATOR, "ngo"),
        Member("dpo@ua.demo.example", "Савчук", "Ігор", "uk", Role.DATA_PROTECTION, SERVICE),
        Member("viewer@ua.demo.example", "Климчук", "Богдан", "uk", Role.VIEWER, "sokal"),
        Member("admin@ua.demo.example", "Лисенко", "Оксана", "uk", Role.ADMINISTRATOR, SERVICE),
    ),
)
POLAND = Cast(
    code="pl-demo",
    bodies=(
        Body(
            SERVICE,
            "Powiatowy Urząd Pracy w Bytomiu",
            "PUP Bytom",
            Kinds.EMPLOYMENT_SERVICE,
            (Parts.EMPLOYMENT_SERVICE,),
        ),
        Body(
            OPERATOR,
            "Zakład Górniczy Bobrek sp. z o.o.",
            "ZG Bobrek",
            Kinds.MINE_OPERATOR,
            (Parts.MINE_OPERATOR,),
        ),
        Body(
            UNION, "Związek Zawodowy Górników, Bobrek", "ZZG Bobrek", Kinds.TRADE_UNION, (Parts.TRADE_UNION,)
        ),
        Body(
            "employers",
            "Związek Pracodawców Bytomia",
            "Pracodawcy Bytomia",
            Kinds.EMPLOYERS_ORGANISATION,
            (Parts.EMPLOYERS_ORGANISATION,),
        ),
        Body(CITY, "Miasto Bytom", "Miasto Bytom", Kinds.MUNICIPALITY, (Parts.MUNICIPALITY,)),
        Body(
            "school",
            "Centrum Kształcenia Zawodowego w Bytomiu",
            "CKZ Bytom",
            Kinds.PROVIDER,
            (Parts.PROVIDER,),
        ),
        Body("chamber", "Izba Gospodarcza Bytomia", "IG Bytom", Kinds.CHAMBER, (Parts.CHAMBER,)),
        Body("ngo", "Fundacja Nowa Szychta", "Nowa Szychta", Kinds.NGO, (Parts.NGO,)),
    ),
    members=(
        Member("officer@pl.demo.example", "Kulik", "Anna", "pl", Role.CASE_OFFICER, SERVICE),
        Member("officer2@pl.demo.example", "Sroka", "Piotr", "pl", Role.CASE_OFFICER, SERVICE, shown=False),
        Member("coordinator@pl.demo.example", "Wieczorek", "Magdalena", "pl", Role.COORDINATOR, SERVICE),
        Member("personnel@pl.demo.example", "Pawlak", "Grażyna", "pl", Role.EMPLOYER, OPERATOR),
        Member("union@pl.demo.example", "Musioł", "Krzysztof", "pl", Role.SOCIAL_PARTNER, UNION),
        Member("viewer@pl.demo.example", "Zawadzki", "Tomasz", "pl", Role.VIEWER, CITY),
        Member("treasurer@pl.demo.example", "Duda", "Ewa", "pl", Role.SECOND_APPROVER, CITY, shown=False),
    ),
)
BOSNIA = Cast(
    code="ba-demo",
    bodies=(
        Body(
            SERVICE,
            "Služba za zapošljavanje Tuzlanskog kantona",
            "Služba za zapošljavanje TK",
            Kinds.EMPLOYMENT_SERVICE,
            (Parts.EMPLOYMENT_SERVICE,),
        ),
        Body(
            OPERATOR,
            "Rudnici „Kreka” d.o.o. Tuzla",
            "Rudnici Kreka",
            Kinds.MINE_OPERATOR,
            (Parts.MINE_OPERATOR,),
        ),
        Body(UNION, "Sindikat rudara „Kreka”", "Sindikat rudara", Kinds.TRADE_UNION, (Parts.TRADE_UNION,)),
        Body(
            "employers",
            "Udruženje poslodavaca Tuzle",
            "Poslodavci Tuzle",
            Kinds.EMPLOYERS_ORGANISATION,
            (Parts.EMPLOYERS_ORGANISATION,),
        ),
        Body(CITY, "Grad Tuzla", "Grad Tuzla", Kinds.MUNICIPALITY, (Parts.MUNICIPALITY,)),
        Body(
            "school", "Centar za obuku odraslih Tuzla", "Centar za obuku", Kinds.PROVIDER, (Parts.PROVIDER,)
        ),
        Body("ngo", "Udruženje „Prvi korak” Lukavac", "Prvi korak", Kinds.NGO, (Parts.NGO,)),
    ),
    members=(
        Member("officer@ba.demo.example", "Hodžić", "Selma", "en", Role.CASE_OFFICER, SERVICE),
        Member("officer2@ba.demo.example", "Tomić", "Marko", "en", Role.CASE_OFFICER, SERVICE, shown=False),
        Member("coordinator@ba.demo.example", "Begić", "Nedim", "en", Role.COORDINATOR, SERVICE),
        Member("personnel@ba.demo.example", "Jurić", "Vesna", "en", Role.EMPLOYER, OPERATOR),
        Member("viewer@ba.demo.example", "Nikolić", "Dejan", "en", Role.VIEWER, CITY),
        Member("treasurer@ba.demo.example", "Kovač", "Amra", "en", Role.SECOND_APPROVER, CITY, shown=False),
    ),
)
BRITAIN = Cast(
    code="gb-demo",
    bodies=(
        Body(
            SERVICE,
            "Jobcentre Plus, Neath",
            "Jobcentre Neath",
            Kinds.EMPLOYMENT_SERVICE,
            (Parts.EMPLOYMENT_SERVICE,),
        ),
        Body(
            OPERATOR, "Aberpergwm Drift Mine Ltd", "Aberpergwm", Kinds.MINE_OPERATOR, (Parts.MINE_OPERATOR,)
        ),
        Body(
            UNION,
            "Neath Valley Mineworkers' Union",
            "Mineworkers' Union",
            Kinds.TRADE_UNION,
            (Parts.TRADE_UNION,),
        ),
        Body(
            "employers",
            "Vale of Neath Employers' Forum",
            "Employers' Forum",
            Kinds.EMPLOYERS_ORGANISATION,
            (Parts.EMPLOYERS_ORGANISATION,),
        ),
        Body(CITY, "Neath Port Talbot Council", "NPT Council", Kinds.MUNICIPALITY, (Parts.MUNICIPALITY,)),
        Body("college", "Vale of Neath Skills Centre", "Skills Centre", Kinds.PROVIDER, (Parts.PROVIDER,)),
    ),
    members=(
        Member("officer@gb.demo.example", "Morgan", "Sian", "en", Role.CASE_OFFICER, SERVICE),
        Member("coordinator@gb.demo.example", "Price", "Gareth", "en", Role.COORDINATOR, SERVICE),
        Member("personnel@gb.demo.example", "Walters", "Julie", "en", Role.EMPLOYER, OPERATOR),
        Member("viewer@gb.demo.example", "Hopkins", "Ceri", "en", Role.VIEWER, CITY),
        Member("treasurer@gb.demo.example", "Rees", "Huw", "en", Role.SECOND_APPROVER, CITY, shown=False),
    ),
)
CASTS = {cast.code: cast for cast in (UKRAINE, POLAND, BOSNIA, BRITAIN, PORTAL)}
