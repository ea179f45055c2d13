"""Vietnamese text: searching and sorting."""

import random
import unicodedata

import pytest

from chamdiem.portal.common import text

# In the order of a Vietnamese dictionary (as ICU's collation for vi gives it).
DICTIONARY = [
    "An", "Ánh", "Ăn", "Âm", "Ầm", "Ẩm", "Ẫm", "Ấm", "Ậm", "Bắc Ninh", "Da", "Dương", "Đa", "Đà",
    "Đắk Lắk", "Điện Biên", "Ê a", "Lai Châu", "Lào Cai", "Ông", "Ơn", "Phú Thọ", "Sơn La",
    "Tây Ninh", "Thái Nguyên", "Thanh Hoá", "Tuyên Quang", "Ước", "Ý Yên", "Yên Bái",
]  # fmt: skip


def test_names_stand_as_in_a_dictionary():
    shuffled = random.Random(4585).sample(DICTIONARY, len(DICTIONARY))

    assert sorted(shuffled, key=text.collation_key) == DICTIONARY


def test_tones_stand_in_their_order():
    assert sorted("ạáãảàa", key=text.collation_key) == list("aàảãáạ")


def test_letters_of_the_alphabet_come_before_tones():
    assert sorted(["ăn", "án", "ân", "an"], key=text.collation_key) == ["an", "án", "ăn", "ân"]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_the_form_of_unicode_changes_no_key(form):
    written = unicodedata.normalize(form, "Sở Nội vụ")

    assert text.collation_key(written) == text.collation_key("Sở Nội vụ")
    assert text.folded(written) == "so noi vu"


@pytest.mark.parametrize("unseen", ["\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\x00"])
def test_what_is_not_seen_is_no_part_of_a_text(unseen):
    assert text.nfc(f"{unseen}Sở Nội{unseen} vụ ") == "Sở Nội vụ"
    assert text.nfc(f" {unseen} ") == ""


def test_codes_stand_by_their_numbers():
    codes = ["4.10", "4.2", "4", "10", "4.2.1"]

    assert sorted(codes, key=text.natural_key) == ["4", "4.2", "4.2.1", "4.10", "10"]


def test_wards_with_numbers_stand_by_their_numbers():
    assert sorted(["Tổ 10", "Tổ 2"], key=text.collation_key) == ["Tổ 2", "Tổ 10"]


def test_searching_needs_no_diacritics_and_no_case():
    assert text.folded("  ĐẶNG  Thị Ước ") == "dang thi uoc"
