"""Three agreements, three terms in each language, never mixed: partnership, framework, data-sharing."""

import re
from functools import cache

import pytest

from accounts.management import catalogues
from tests.house.source import FLOORS, ROOT

TERMS = {
    "uk": {
        "partnership agreement": r"угод\w* про партнерство",
        "framework agreement": r"рамков\w+ угод\w*",
        "data-sharing agreement": r"угод\w* про обмін даними",
    },
    "pl": {
        "partnership agreement": r"um[oó]w\w* partnersk\w+",
        "framework agreement": r"porozumie[nń]\w* ramow\w+",
        "data-sharing agreement": r"um[oó]w\w* o udostępnianiu danych",
    },
}
# What somebody may be tempted to write instead, in any text of the portal: words of the one and of the other.
MIXED = {
    "uk": r"партнерськ\w+ (?:угод|договор|договір)|рамков\w+ (?:договор|договір)|угод\w* партнерства",
    "pl": r"um[oó]w\w* ramow|porozumieni\w* (?:o )?partner|um[oó]w\w* (?:o )?partnerstw",
}
# Sentences that say 'agreement' alone, and what each means.
ALONE = {
    "first agreement": "of a worker, to a pathway",
    "how long agreement took": "of a worker, to a pathway",
    "Agreement taken back": "of a worker, to a pathway",
    "Take the agreement back": "of a worker, to a pathway",
    "First agreements": "of workers, to a pathway",
    "hich law or agreement": "the basis of a roster's import: any agreement",
    "or the agreement with its date": "the basis of a roster's import: any agreement",
}
# Pages of the framework agreement alone, and the word above them: there is no other to take it for.
OWN = re.compile(
    r"(framework|accord|taking_in|clause|amendment|signing|measure|effect|duty|duties|standard|round|mandate)s?"
    r"[\w]*\.(py|html)$|^partnerships/(management/|calculations/clauses/)"
)
WORD = "Agreement"
WRITTEN = [
    path
    for floor in FLOORS
    for path in (ROOT / floor).rglob("*")
    if path.suffix in {".py", ".json"} and ({"demo", "data"} & set(path.parts))
]


@cache
def merged(language):
    """Return a catalogue with every message of the sources; read once."""
    return catalogues.merged(language)


def forms(said):
    """Return a message's sentences: one, or one for each number."""
    return [said] if isinstance(said, str) else list(said)


@pytest.mark.parametrize("language", TERMS)
@pytest.mark.parametrize("term", TERMS["uk"])
def test_a_catalogue_has_one_term_for_each_agreement(language, term):
    told = [row for row in merged(language) if row.id and term in " ".join(forms(row.id))]
    assert told
    right = re.compile(TERMS[language][term], re.IGNORECASE)
    assert [said for row in told for said in forms(row.string) if not right.search(said)] == []


@pytest.mark.parametrize("language", TERMS)
def test_a_catalogue_speaks_of_an_agreement_only_where_english_does(language):
    """Who translates 'partnership agreement' by the words for the framework agreement is told, and the other way."""
    for term, words in TERMS[language].items():
        found = re.compile(words, re.IGNORECASE)
        said = [row for row in merged(language) if row.id and found.search(" ".join(forms(row.string)))]
        assert [row.id for row in said if term not in " ".join(forms(row.id)).lower()] == []


@pytest.mark.parametrize("language", MIXED)
def test_no_text_mixes_the_words(language):
    mixed = re.compile(MIXED[language], re.IGNORECASE)
    told = [said for row in merged(language) if row.id for said in forms(row.string)]
    written = [path.read_text(encoding="utf-8") for path in WRITTEN]
    assert len(written) > 40
    assert [found.group() for text in (*told, *written) for found in mixed.finditer(text)] == []


def test_an_agreement_is_named_whole_in_english():
    told = {
        said
        for identity, _context, name in catalogues.extracted()
        for said in forms(identity)
        if said != WORD and not OWN.search(name)
    }
    bare = [said for said in told if re.search(r"\bagreements?\b", said, re.IGNORECASE)]
    whole = re.compile(r"(?:partnership|framework|data-sharing) agreement", re.IGNORECASE)
    assert (
        sorted(said for said in bare if not whole.search(said) and not any(words in said for words in ALONE))
        == []
    )
    assert [words for words in ALONE if not any(words in said for said in bare)] == []


def test_the_first_output_of_the_tree_is_the_framework_agreement():
    seed = (ROOT / "partnerships" / "data" / "tree_seed.json").read_text(encoding="utf-8")
    for language in TERMS:
        assert re.search(f'"{language}": "1. {TERMS[language]["framework agreement"]}', seed, re.IGNORECASE)
