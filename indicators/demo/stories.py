"""What shall happen in each of the four places, in numbers. Wages and ages follow published ones, persons are invented.

Polish miners are on average 36 underground and 48 above. Shares by sex make women lag behind men; redeployment comes to
a halt after a year and a half; Ukraine's wage arrears grow, are paid in part, and grow again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from indicators.demo.voices import BOSNIAN, ENGLISH, POLISH, UKRAINIAN

if TYPE_CHECKING:
    from indicators.demo.voice import Voice

ROSTERS = 8  # one at each quarter's end
STEADY = (0.05, 0.16, 0.29, 0.42, 0.56, 0.70, 0.85, 1.0)
EAGER = (0.14, 0.33, 0.49, 0.62, 0.73, 0.83, 0.92, 1.0)
HALTED = (0.16, 0.42, 0.67, 0.87, 0.96, 0.985, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Way:
    """How many agree to a pathway: shares of the men and the women of the first roster, and how that total grows."""

    men: float
    women: float
    growth: tuple[float, ...] = STEADY


@dataclass(frozen=True, slots=True)
class Story:
    """One partnership with its mine.

    `pay`: a face worker's monthly wage at the first roster; `raises`: factor on all wages per roster. `leaving` and
    `hiring`: shares of the crew per quarter. `months`: months of wages owed per roster to those who are owed, empty
    where the mine's list has no such column. `statuses`: share of the crew that meets them in two years. `twins`: workers
    per roster who appear under another number. `towns`: (as the mine writes it, weight).
    """

    code: str
    name: str
    names: dict[str, str]
    country: str
    currency: str
    zone: str
    language: str
    site: str
    site_name: str
    site_names: dict[str, str]
    territory: str
    number: str
    voice: Voice
    heads: int
    women: float
    pay: float
    raises: tuple[float, ...]
    ages_below: tuple[float, float]
    ages_above: tuple[float, float]
    towns: tuple[tuple[str, int], ...]
    ways: dict[str, Way]
    statuses: dict[str, float]
    leaving: tuple[float, ...]
    basis_note: str
    hiring: float = 0.006
    months: tuple[float, ...] = ()
    twins: float = 0.0013
    officers: int = 3
    seed: int = field(default=2026)


STORIES = (
    Story(
        code="ua-demo",
        name="Львівсько-Волинський вугільний басейн",
        names={
            "en": "Lviv-Volyn coal basin",
            "uk": "Львівсько-Волинський вугільний басейн",
            "pl": "Lwowsko-Wołyńskie Zagłębie Węglowe",
        },
        country="UA",
        currency="UAH",
        zone="Europe/Kyiv",
        language="uk",
        site="stepova",
        site_name="шахта «Степова»",
        site_names={"en": "Stepova mine", "uk": "шахта «Степова»", "pl": "kopalnia „Stepowa”"},
        territory="ua-sheptytskyi",
        number="Д-{:04}",
        voice=UKRAINIAN,
        heads=1300,
        women=0.2,
        pay=22_800,
        raises=(1, 1.06, 1.06, 1.06, 1.08, 1.15, 1.15, 1.17),
        ages_below=(38.5, 9),
        ages_above=(46, 10),
        towns=(
            ("Шептицький", 42),
            ("Соснівка", 13),
            ("Гірник", 11),
            ("Сокаль", 12),
            ("Великі Мости", 7),
            ("Добротвір", 3),
            ("Поздимир", 2),
            ("Белз", 3),
            ("Радехів", 2),
            ("Жвирка", 2),
            ("Нововолинськ", 1),
            ("с. Сілець", 2),
        ),
        ways={
            "retention": Way(0.1, 0.07, EAGER),
            "redeployment": Way(0.12, 0.04, HALTED),
            "reskilling": Way(0.17, 0.15),
            "early_retirement": Way(0.16, 0.05),
        },
        statuses={"mobilised": 0.05, "on_leave": 0.014, "suspended": 0.008, "missing": 0.002},
        leaving=(0.011, 0.013, 0.012, 0.015, 0.017, 0.015, 0.018),
        months=(1.1, 1.6, 2.2, 2.7, 3.1, 1.9, 2.6, 3.4),
        basis_note="Закон України «Про зайнятість населення»; план заходів партнерства",
    ),
    Story(
        code="pl-demo",
        name="Bytom, Górny Śląsk",
        names={"en": "Bytom, Upper Silesia", "uk": "Битом, Верхня Сілезія", "pl": "Bytom, Górny Śląsk"},
        country="PL",
        currency="PLN",
        zone="Europe/Warsaw",
        language="pl",
        site="bobrek",
        site_name="KWK Bobrek",
        site_names={"en": "Bobrek mine", "uk": "шахта «Бобрек»", "pl": "KWK Bobrek"},
        territory="pl-bytom",
        number="B/{:04}",
        voice=POLISH,
        heads=620,
        women=0.17,
        pay=9_650,
        raises=(1, 1.05, 1.05, 1.05, 1.05, 1.09, 1.09, 1.09),
        ages_below=(37.5, 8),
        ages_above=(47, 9),
        towns=(
            ("Bytom", 46),
            ("Piekary Śląskie", 13),
            ("Zabrze", 9),
            ("Ruda Śląska", 8),
            ("Radzionków", 7),
            ("Chorzów", 6),
            ("Świętochłowice", 5),
            ("Tarnowskie Góry", 4),
            ("Wieszowa", 2),
        ),
        ways={
            "retention": Way(0.05, 0.04, EAGER),
            "redeployment": Way(0.21, 0.07, HALTED),
            "reskilling": Way(0.1, 0.16),
            "early_retirement": Way(0.2, 0.08, EAGER),
        },
        statuses={"on_leave": 0.03, "suspended": 0.006, "mobilised": 0.005},
        leaving=(0.012, 0.016, 0.018, 0.022, 0.03, 0.026, 0.03),
        hiring=0.003,
        officers=2,
        basis_note="Ustawa o rynku pracy i służbach zatrudnienia; umowa społeczna z 28 maja 2021 r.",
    ),
    Story(
        code="ba-demo",
        name="Tuzla, rudnici Kreka",
        names={"en": "Tuzla and Kreka", "uk": "Тузла, шахти Креки", "pl": "Tuzla, kopalnie Kreka"},
        country="BA",
        currency="BAM",
        zone="Europe/Sarajevo",
        language="bs",
        site="kreka",
        site_name="Rudnici „Kreka”",
        site_names={"en": "Kreka mines", "uk": "шахти «Крека»", "pl": "kopalnie Kreka"},
        territory="ba-tuzla",
        number="K-{:03}",
        voice=BOSNIAN,
        heads=420,
        women=0.16,
        pay=1_720,
        raises=(1, 1.04, 1.04, 1.04, 1.06, 1.1, 1.1, 1.1),
        ages_below=(42, 9),
        ages_above=(48, 9),
        towns=(
            ("Tuzla", 38),
            ("Lukavac", 21),
            ("Živinice", 14),
            ("Kalesija", 7),
            ("Banovići", 5),
            ("Srebrenik", 6),
            ("Đurđevik", 4),
            ("Gračanica", 3),
            ("Čelić", 2),
        ),
        ways={
            "retention": Way(0.1, 0.06, EAGER),
            "redeployment": Way(0.05, 0.02, HALTED),
            "reskilling": Way(0.07, 0.09),
            "early_retirement": Way(0.13, 0.05),
        },
        statuses={"on_leave": 0.03, "suspended": 0.01},
        leaving=(0.01, 0.012, 0.012, 0.014, 0.014, 0.016, 0.016),
        hiring=0.004,
        months=(0.9, 1.0, 1.0, 0.9, 0.9, 0.8, 0.8, 0.8),
        officers=2,
        basis_note="Zakon o posredovanju u zapošljavanju FBiH; program zbrinjavanja radnika",
    ),
    Story(
        code="gb-demo",
        name="Neath valley",
        names={"en": "Neath valley", "uk": "долина Ніту", "pl": "dolina Neath"},
        country="GB",
        currency="GBP",
        zone="Europe/London",
        language="en",
        site="aberpergwm",
        site_name="Aberpergwm",
        site_names={"en": "Aberpergwm mine", "uk": "шахта «Аберперґум»", "pl": "kopalnia Aberpergwm"},
        territory="gb-glynneath",
        number="AP{:03}",
        voice=ENGLISH,
        heads=180,
        women=0.15,
        pay=3_280,
        raises=(1, 1, 1.035, 1.035, 1.035, 1.035, 1.065, 1.065),
        ages_below=(43, 10),
        ages_above=(48, 10),
        towns=(
            ("Glynneath", 36),
            ("Neath", 24),
            ("Resolven", 16),
            ("Aberdare", 16),
            ("Port Talbot", 6),
            ("Cwmgwrach", 2),
        ),
        ways={
            "retention": Way(0.14, 0.1, EAGER),
            "redeployment": Way(0.13, 0.07, HALTED),
            "reskilling": Way(0.2, 0.2),
            "early_retirement": Way(0.1, 0.05),
        },
        statuses={"on_leave": 0.03, "suspended": 0.01},
        leaving=(0.02, 0.025, 0.03, 0.03, 0.035, 0.03, 0.035),
        twins=0.002,
        officers=1,
        basis_note="Employment and Training Act 1973, section 2",
    ),
)
BY_CODE = {story.code: story for story in STORIES}
BY_SITE = {story.site: story for story in STORIES}
