"""Headings of columns that must not come in at all: what a roster may never tell the employment service.

Trade-union dues, health, belief, origin, convictions and the like are special categories (GDPR Art. 9 and
10). They are refused by their heading, guessed or chosen by hand. Patterns as in vocabulary: folded words, *
ends a beginning.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from .texts import fold, fold_serbian


class Smell(StrEnum):
    """Why a column is refused."""

    UNION = "union"
    HEALTH = "health"
    RELIGION = "religion"
    ETHNICITY = "ethnicity"
    CRIMINAL = "criminal"
    POLITICS = "politics"
    SEXUALITY = "sexuality"
    BIOMETRICS = "biometrics"


_WORDS: dict[Smell, str] = {
    Smell.UNION: """
        union unions unionised unionized tradeunion* dues num+dues unison gmb nacods профспілк* профсп*
        проф*внес* профвнес* профком* профчлен* тред*юніон* членськ*+внес* членств*+проф* член*+проф*
        проф+внес* внес*+проф* кпву нпгу пруп пргу член*+внес* профсоюз* профвзнос* член*+взнос*
        взнос*+проф* проф+взнос* zwiazk* zwiazek zwiazkow* zzg solidarnosc opzz skladk*+zwiaz*
        skladk*+czlon* sindika* clanarin* clan*+sindik* gewerkschaft* sindicat* cotiz*+sindic*
    """,
    Smell.HEALTH: """
        health* sick* ill illness* disab* medic* diagnos* pregnan* injur* maternity silicosis
        pneumoconios* dust+disease* fitness+work fit+work occupational+disease* vaccin* immuni* blood
        handicap* impairment* absence+reason drug*+test* alcohol* hiv hepatit* covid therap* treatment*
        rehabilit* wellbeing unfit hospital* здоров* хвор* захворюв* профзахвор* лікарн* лікар* інвалід*
        діагноз* медогляд* медич* медком* медосмотр* мед вагітн* травм* непрацездатн* щеплен* вакцин*
        мсек лкк ллк+вид група+крові груп*+інв* пільгов*+інв* реабіліт* нещасн*+випад* пневмоконіоз*
        силікоз* психіатр* нарколог* болезн* больнич* заболев* инвалид* диагноз* беремен* привив* медиц*
        нетрудоспособ* группа+крови несчастн* zdrow* chorob* chory l4 zwolnien*+lek* lekarsk* lekarz*
        niepelnospr* inwalid* orzeczen* ciaz* ciaza diagnoz* wypad* pylic* niezdoln* szczep* krwi krew
        renta renty rentow* medycz* stopien+niepel* choroba zus+zla kalectw* macierzynsk* badan*+lek*
        badania badanie rehabilitac* zdravlj* zdravst* bolesti bolest bolovanj* oboljenj* obolj* invalid*
        dijagnoz* trudnoc* trudnic* ljekar* lekar* povred* povrjed* krvn* medicin* vakcin*
        radn*+sposobnost* nesposobn* ocjen*+sposobnost* porodiljsk* zdrav krank* gesundheit* behinder*
        schwerbehind* schwanger* unfall* arbeitsunfahig* impfung* nemoc* zdravot* boala sanatate*
        dizabil*
    """,
    Smell.RELIGION: """
        relig* faith віросповід* реліг* вероиспов* wyznan* vjeroispov* veroispov* vjera vjerska konfes*
        church kirchensteuer nabozen*
    """,
    Smell.ETHNICITY: """
        ethnic* race racial national+origin національніст* народніст* етніч* национальност* раса
        narodowosc* nacionalnost* narodnost* etnic* etnick* ethni* rasa rasow* romsk*
    """,
    Smell.CRIMINAL: """
        criminal* conviction* convicted offence* offense* police+record судим* кримінал* уголов* karaln*
        niekaraln* skazan* kaznjav* kaznjen* osudiv* osuden* krivicn* nekaznjav* vorstraf*
        fuhrungszeugnis prison*
    """,
    Smell.POLITICS: """
        political* politic* party+member* партійн* партія партийн* partyjn* politycz* stranack* partij*
        partei* political+opinion* polit*+погляд*
    """,
    Smell.SEXUALITY: """
        sexual* seksual* сексуал*
    """,
    Smell.BIOMETRICS: """
        biometr* fingerprint* genetic* біометр* відбитк* дактил* биометр* отпечатк* odcisk* otisak*+prst*
    """,
}

# Words that take a smell away again: 'European Union' is no trade union.
_UNLESS: dict[Smell, tuple[str, ...]] = {
    Smell.UNION: ("european", "credit", "europe", "eu", "civil", "customs")
}


def _compile(words: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple("*".join(map(fold, part.split("*"))) for part in p.split("+")) for p in words.split())


_PATTERNS = {smell: _compile(words) for smell, words in _WORDS.items()}


def _occurs(pattern: str, tokens: list[str]) -> bool:
    if pattern.endswith("*"):
        head, _, middle = pattern[:-1].partition("*")
        return any(token.startswith(head) and middle in token for token in tokens)
    return pattern in tokens


@lru_cache(maxsize=4096)
def refused_reason(heading: str | None) -> Smell | None:
    """Return why a column with this heading must stay out, None if it may be mapped.

    `heading` is the text as the file shows it, both lines of a two-row heading joined.
    """
    folded = fold(heading or "")
    for text in dict.fromkeys((folded, fold_serbian(folded))):
        tokens = text.split()
        for smell, patterns in _PATTERNS.items():
            if any(word in tokens for word in _UNLESS.get(smell, ())):
                continue
            if any(all(_occurs(part, tokens) for part in pattern) for pattern in patterns):
                return smell
    return None
