"""How often letters occur in the languages of the coal regions, per thousand letters.

Rounded shares from common letter statistics, enough to tell encodings apart; letters of foreign names have a
small share of their own. Used by encodings only.
"""

from __future__ import annotations

import math

UNLIKELY = -11.5  # log share of a letter that the language does not have

_SHARES = {
    "en": (
        "e127 t91 a82 o75 i70 n67 s63 h61 r60 d43 l40 c28 u28 m24 w24 f22 g20 y20 p19 b15 v10 k8 j2 x2 q1 "
        "z1 é.3 è.1 ê.1 ë.1 â.2 à.1 á.1 ç.1 í.1 ó.1 ö.2 ü.2 ñ.1 ï.1 ô.1 ä.1 ø.1 å.1 û.1"
    ),
    "de": (
        "e174 n98 i76 s73 r70 a65 t61 d51 h48 u44 l34 c31 g30 m25 o25 b19 w19 f17 k12 z11 p8 v7 ü7 ä5 ö4 "
        "ß3 j3 y.4 x.3 q.2 é.1"
    ),
    "fr": (
        "e147 s79 a76 i75 t72 n71 r66 u63 l55 o54 d37 c33 p30 m30 é19 v16 q14 f11 b9 g9 h7 j5 à5 x4 y3 è3 "
        "ê2 z1 w1 ç1 ù.6 k.5 î.5 œ.2 ï.1 ë.1 â.5 ô.3 û.6"
    ),
    "es": (
        "e137 a125 o87 s80 r69 n67 i63 d59 l50 c47 t46 u39 m32 p25 b14 g10 v9 y9 q9 ó8 í7 h7 f7 z5 á5 j4 "
        "é4 ñ3 x2 ú2 ü.2 k.1 w.1 ã.3 õ.2 ç.3"
    ),
    "pl": (
        "a89 i82 o78 e77 z56 n55 r47 w47 s43 t40 c40 y38 k35 d33 p31 m28 u25 j23 l21 ł18 b15 g14 ę11 h11 "
        "ą10 ó9 ż8 ś7 ć4 f3 ń2 ź.6 q.1 x.1 v.2 š.02 č.02 ž.02 ü.05 ö.05 ä.05 é.05"
    ),
    "bs": (
        "a115 i98 o90 e88 n66 r54 j51 s50 t46 u43 d37 k36 v35 l33 m37 p29 g16 z17 b15 č10 h8 š10 c8 ž5 ć7 "
        "đ3 f2 w.1 x.1 y.1 q.1 ö.05 ü.05 é.05"
    ),
    "cs": (
        "o87 e78 n65 a62 t57 v47 i44 s45 l38 k37 r37 d36 p34 í33 m32 u31 á22 z22 j21 y19 ě17 c16 b16 é13 "
        "h13 ř12 ý11 ž10 č10 š8 ů7 f3 g3 ú1 x1 ň.4 w.1 ť.4 ó.3 ď.4 ľ.4 ô.4 ä.2 ĺ.1 ŕ.1 ö.05 ü.05"
    ),
    "hu": (
        "e99 a89 t69 n58 l64 s66 k48 o42 z45 á36 é34 r42 i43 m41 g34 d19 b20 v19 ö8 ő9 j10 ó10 h12 í5 ü6 "
        "u14 p7 f5 c6 y26 ú2 ű2"
    ),
    "ro": (
        "e115 i98 a97 r70 n65 u62 t61 o41 s44 l45 c53 ă40 d35 p32 m31 î14 â9 ş15 ţ11 ș8 ț6 f12 v12 b9 g9 "
        "z7 h5 j2 x1 k1 y.1 w.1 q.1"
    ),
    "uk": (
        "о94 а83 н66 и62 і57 в53 т52 р46 е46 с43 к40 л36 у32 д31 м29 п28 я22 з21 ь17 б17 г14 ч12 й11 х9 "
        "ж8 ш7 ц6 ї6 ю6 є5 щ3 ф2 ґ.2 ы.05 э.05 ё.05 ъ.05"
    ),
    "ru": (
        "о110 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14 й12 х10 "
        "ж9 ш7 ю6 ц5 щ4 э3 ф3 ъ.4 ё.4 і.05 ї.05 є.05"
    ),
    "sr": (
        "а115 и98 о90 е88 н60 р54 ј45 с50 т46 у43 д37 к36 в35 л30 м37 п29 г16 з17 б15 ч10 х8 ш10 ц8 ж5 ћ7 "
        "ђ3 ф2 љ3 њ6 џ.5"
    ),
}


def _logs(shares: str) -> dict[str, float]:
    return {part[0]: math.log(float(part[1:]) / 1000) for part in shares.split()}


ALPHABETS = {language: _logs(shares) for language, shares in _SHARES.items()}
CYRILLIC = frozenset({"uk", "ru", "sr"})
LATIN = frozenset(ALPHABETS) - CYRILLIC
