"""Words a roster has only a few of: sex, kind of contract, where the worker is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .texts import Cell, as_text, fold

FEMALE, MALE = "female", "male"
PERMANENT, FIXED_TERM, OTHER = "permanent", "fixed_term", "other"

# The pairs of codes in use, female first. A file uses one pair; its other spellings (short, long) count with
# it.
SEX_CODES: dict[str, tuple[str, str]] = {
    "uk": ("ж жін жіноч жіноча жінка жінки", "ч чол чолов чоловіч чоловіча чоловік чоловіки"),
    "ru": ("ж жен женск женскии женщина", "м муж мужск мужскои мужчина"),
    "pl": ("k kob kobieta kobiety zenska zenski", "m mez mezczyzna mezczyzni meska meski"),
    "bs": ("z zen zensko zenski zenska", "m mus musko muski muska"),
    "sr": ("ж жен женско женски женска", "м муш мушко мушки мушка"),
    "en": ("f fem female woman women", "m male man men"),
    "de": ("w weibl weiblich frau", "m mannl mannlich mann herr"),
    "iso5218": ("2", "1"),
}
_PAIRS = {
    name: {word: sex for words, sex in zip(pair, (FEMALE, MALE), strict=True) for word in words.split()}
    for name, pair in SEX_CODES.items()
}
for _pair in _PAIRS.values():
    # A Latin M for a Cyrillic one is a slip of the keyboard that nobody sees.
    if "м" in _pair:
        _pair["m"] = MALE


def sex_codes(cells: Iterable[Cell]) -> dict[str, str]:
    """Return the file's codes (folded) and what they mean, from a column's values.

    The pair that explains most values wins; pairs that explain as many (a file of men only) count together.
    Empty if no pair explains any value.
    """
    counts = Counter(text for cell in cells if (text := fold_code(cell)))
    explained = {name: sum(counts[word] for word in pair) for name, pair in _PAIRS.items()}
    most = max(explained.values())
    codes: dict[str, str] = {}
    if most:
        for name, pair in _PAIRS.items():
            if explained[name] == most:
                codes = pair | codes
    return codes


def fold_code(cell: Cell) -> str:
    """Return a cell as a folded code word, '' for a blank one."""
    text = as_text(cell)
    return fold(text) or text


def _words(text: str) -> tuple[str, ...]:
    # A blank in front makes each a beginning of a word.
    return tuple(f" {word.strip()}" for word in text.split("|"))


_CONTRACTS = (
    # The negated words come first: 'neodređeno' holds 'određeno'.
    (
        PERMANENT,
        _words(
            "безстроков|необмеж|невизначен|на невизнач|бессроч|постоян|постіин|"
            "permanent|open end|openend|indefinite|unlimited|perm|regular|full time permanent|"
            "nieokresl|na czas nieokr|czas nieokr|cz nieokr|bezterminow|stal|nieogranicz|"
            "neodred|na neodr|stalni|stalno|неодре|unbefrist|unbegrenzt|indeterm|nedeterm|"
            "neurcit|na dobu neurc"
        ),
    ),
    (
        FIXED_TERM,
        _words(
            "строков|срочн|тимчасов|времен|сезон|випробув|на строк|на термін|испытат|"
            "fixed|temporary|temp|limited term|seasonal|probation|term contract|"
            "okreslon|na czas okr|czas okr|cz okr|terminow|sezonow|probn|okres probn|na okres|"
            "odreden|odredjen|na odred|odred|privremen|sezonsk|probni|одређ|befrist|"
            "determ|pe durata determ|urcit|na dobu urc"
        ),
    ),
    (
        OTHER,
        _words(
            "цивільн|підряд|гпх|цпх|сумісн|совмест|стажув|учн|контракт|"
            "agency|casual|zero|self employ|contractor|student|apprent|trainee|intern|"
            "zlecen|umowa zlec|o dzielo|dzielo|b2b|menedz|kontrakt|cywiln|praktyk|staz|uczen|mlodocian|"
            "o djelu|djelo|delo|o delu|pripravn|praktik|volont|vanjski|werkvertrag|ausbildung|"
            "leiharbeit|azubi"
        ),
    ),
)
_CONTRACT_CODES = {
    "p": PERMANENT, "ft": FIXED_TERM, "б": PERMANENT, "с": FIXED_TERM, "n": PERMANENT, "nn": PERMANENT,
    "o": FIXED_TERM, "cn": PERMANENT, "co": FIXED_TERM, "nz": PERMANENT, "oz": FIXED_TERM,
}  # fmt: skip


def contract_kind(text: str) -> str | None:
    """Return 'permanent', 'fixed_term' or 'other' for what a roster says, None if the words are unknown."""
    folded = fold(text)
    return _CONTRACT_CODES.get(folded) or _first_kind(folded, _CONTRACTS)


def _first_kind(folded: str, kinds: tuple[tuple[str, tuple[str, ...]], ...]) -> str | None:
    padded = f" {folded}"
    return next((kind for kind, words in kinds if any(word in padded for word in words)), None)


_STATUSES = (
    ("missing", _words("missing|зник|безвіст|пропав|bez vest|nestal|zagin|vermisst|без вест")),
    (
        "mobilised",
        _words(
            "mobili|conscript|called up|military|armed forces|мобіліз|мобилиз|призва|"
            "зсу|служб в арм|військов|"
            "powolan|wojsk|vojn|vojsk|einberuf|bundeswehr"
        ),
    ),
    (
        "suspended",
        _words(
            "suspend|furlough|laid off|lay off|layoff|stand down|призупин|прості|простои|"
            "зупинен|приостан|простой|"
            "zawiesz|postoj|przestoj|suspenz|udalj|cekanj|na cekanju|prekid|freigestell|kurzarbeit"
        ),
    ),
    (
        "on_leave",
        _words(
            "leave|on leave|absent|away|vacation|holiday|sick|maternity|parental|"
            "відпуст|декрет|лікарнян|відсут|отпуск|больнич|urlop|zwolnienie lek|chorob|l4|"
            "nieobecn|macierz|wychowaw|"
            "odmor|dopust|bolovanj|porodilj|odsust|odsut|neprisut|urlaub|krank|elternzeit"
        ),
    ),
    (
        "at_work",
        _words(
            "at work|working|active|employed|present|in post|in service|прац|активн|на роботі|"
            "на робоч|діюч|штат|работа|"
            "pracuj|aktywn|zatrudnion|czynn|w pracy|obecny|radi|aktiv|na poslu|zaposlen|u radnom|"
            "u radu|na radu|ради|активан|"
            "beschaftigt|tatig|im dienst"
        ),
    ),
)


def status_word(text: str) -> str | None:
    """Return 'at_work', 'on_leave', 'suspended', 'mobilised' or 'missing', None if the words are unknown.

    Sick and maternity leave become plain leave: the reason is health data and is not kept.
    """
    return _first_kind(fold(text), _STATUSES)
