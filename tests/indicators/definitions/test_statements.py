"""Every indicator says in sentences what it counts, in every language."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from indicators.definitions import REGISTRY
from jtportal.settings import LANGUAGES

SENTENCES = {"numerator", "denominator", "unit", "timing", "exclusions", "source"}


@pytest.mark.parametrize("language", [code for code, _name in LANGUAGES])
@pytest.mark.parametrize("key", REGISTRY)
def test_each_has_its_six_sentences(key, language):
    with override("en"):
        original = {name: str(text) for name, text in REGISTRY[key].sentences().items()}
    with override(language):
        told = {name: str(text).strip() for name, text in REGISTRY[key].sentences().items()}
    assert set(told) == SENTENCES
    assert all(told.values())
    if language != "en":
        assert not {name for name in SENTENCES if told[name] == original[name]}


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_the_hash_follows_every_sentence_and_no_language(name):
    one = REGISTRY["women_share"]
    other = replace(one, statement=replace(one.statement, **{name: "otherwise"}))
    assert other.hash != one.hash
    with override("uk"):
        assert one.hash == replace(one).hash
    assert len({definition.hash for definition in REGISTRY.values()}) == len(REGISTRY)
