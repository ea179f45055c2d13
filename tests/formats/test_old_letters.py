"""Old encodings are recognised and turned into Unicode, or named; Unicode is never touched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chamdiem.formats import old_letters, texts
from chamdiem.formats.old_letters import Encoding, read

SENTENCES = [
    "số hồ sơ giải quyết đúng hạn trong tháng",
    "tỷ lệ văn bản ký số trên hệ thống",
    "xã Bum Nưa, huyện Mường Tè",
    "ngày gửi phiếu tự chấm của đơn vị",
]


def written(text, encoding):
    """Write Unicode as the old fonts did: the table turned round."""
    table = {new: old for old, new in old_letters._TABLES[encoding].items()}
    return "".join(table.get(letter, letter) for letter in unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
def test_an_old_text_comes_back_as_it_was_meant(sentence, encoding):
    found = read(written(sentence, encoding))

    assert found == old_letters.Read(encoding, sentence)


@pytest.mark.parametrize("text", [*SENTENCES, "café Zürich", "100 % (1/7)", "xin chào", ""])
def test_what_is_unicode_stays(text):
    assert read(text).text == text


def test_letters_apart_from_their_marks_are_put_together():
    assert read(unicodedata.normalize("NFD", SENTENCES[0])).text == SENTENCES[0]


def test_what_nobody_can_read_is_named_and_left():
    found = read("Þ×ÐÆ ¤¥¦§ ±²³´")

    assert found.encoding == Encoding.UNKNOWN
    assert found.text == "Þ×ÐÆ ¤¥¦§ ±²³´"


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_plain_letters_never_change(text):
    assert read(text) == old_letters.Read(Encoding.UNICODE, text)


@pytest.mark.parametrize("encoding", [Encoding.TCVN3, Encoding.VNI])
@pytest.mark.parametrize("name", ["Sở Khoa học và Công nghệ", "Ủy ban nhân dân xã Bum Nưa"])
def test_a_name_of_an_old_file_is_compared_and_kept_in_unicode(name, encoding):
    old = f"  {written(name.lower(), encoding)} "

    assert texts.clean(old) == name.lower()
    assert texts.fold(old) == texts.fold(name)
