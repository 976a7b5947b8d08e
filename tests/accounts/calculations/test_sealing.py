"""National numbers: sealed and hashed with a key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.calculations.sealing import Unreadable, number_hash, plain_number, seal_number, unseal_number

MASTER, OTHER = b"m" * 32, b"o" * 32


@given(st.text(max_size=40))
def test_number_comes_back_as_written(number):
    assert unseal_number(seal_number(number, MASTER), MASTER) == number


def test_number_sealed_twice_looks_different():
    assert seal_number("85010112345", MASTER) != seal_number("85010112345", MASTER)


def test_sealed_number_hides_its_digits():
    assert b"85010112345" not in seal_number("85010112345", MASTER)


def test_another_key_does_not_unseal():
    with pytest.raises(Unreadable):
        unseal_number(seal_number("85010112345", MASTER), OTHER)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_changed_byte_does_not_unseal(place, change):
    sealed = bytearray(seal_number("85010112345", MASTER))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(Unreadable):
        unseal_number(bytes(sealed), MASTER)


def test_torn_value_does_not_unseal():
    with pytest.raises(Unreadable):
        unseal_number(b"short", MASTER)


@pytest.mark.parametrize("written", ["AB 123-456", "ab123456", " AB\u00a0123456 ", "ＡＢ123456"])
def test_hash_is_the_same_however_the_number_is_typed(written):
    assert plain_number(written) == "AB123456"
    assert number_hash(written, MASTER) == number_hash("AB123456", MASTER)


def test_hash_differs_by_number_and_by_key():
    hashes = {number_hash("1", MASTER), number_hash("2", MASTER), number_hash("1", OTHER)}
    assert len(hashes) == 3
    assert {len(one) for one in hashes} == {32}


def test_hash_and_seal_use_keys_of_their_own():
    with pytest.raises(Unreadable):
        unseal_number(number_hash("85010112345", MASTER), MASTER)


def test_short_master_key_is_refused():
    with pytest.raises(ValueError):
        number_hash("1", b"short")
