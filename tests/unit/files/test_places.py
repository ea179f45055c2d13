"""A name never becomes a path; a content lies under its hash, whole or not at all."""

import hashlib

import pytest

from chamdiem.portal.files import naming, storage

CONTENT = b"content"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\a.pdf", "a.pdf"),
        ("C:\\Users\\x\\Báo cáo.docx", "Báo cáo.docx"),
        ("anh\u202egpj.exe.pdf", "anhgpj.exe.pdf"),
        ("a\x00b\r\nc.pdf", "ab c.pdf"),
        ("  .ẩn.pdf  ", "ẩn.pdf"),
        ("Ba\u0301o ca\u0301o.pdf", "Báo cáo.pdf"),
        ("..", "tep"),
        ("", "tep"),
        ("a<b>:c?.pdf", "a_b__c_.pdf"),
    ],
)
def test_a_name_is_shown_without_path_or_hidden_sign(name, shown):
    assert naming.clean(name) == shown


def test_a_long_name_keeps_its_ending():
    shown = naming.clean("x" * 500 + ".docx")

    assert len(shown) == naming.LONGEST and shown.endswith("x.docx")


@pytest.mark.parametrize(
    ("name", "ending", "shown"),
    [("a.jpg", "png", "a.png"), ("a", "pdf", "a.pdf"), ("Số 12.3", "pdf", "Số 12.3.pdf")],
)
def test_a_name_gets_the_ending_of_its_content(name, ending, shown):
    assert naming.with_ending(name, ending) == shown


@pytest.mark.parametrize("digest", ["../x", "A" * 64, "0" * 63, "0" * 63 + "/"])
def test_only_a_hash_finds_a_content(tmp_path, digest):
    with pytest.raises(ValueError, match="hash"):
        storage.Disk(tmp_path).put(digest, CONTENT)


def test_a_content_is_kept_once_and_destroyed_once(tmp_path):
    disk = storage.Disk(tmp_path)
    disk.put(DIGEST, CONTENT)
    disk.put(DIGEST, CONTENT)

    with disk.open(DIGEST) as stream:
        assert stream.read() == CONTENT
    disk.destroy(DIGEST)
    disk.destroy(DIGEST)

    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []
    with pytest.raises(storage.Missing):
        disk.open(DIGEST)


def test_a_content_cut_off_while_written_is_not_there(tmp_path, monkeypatch):
    disk = storage.Disk(tmp_path)
    monkeypatch.setattr("os.fsync", _cut)

    with pytest.raises(OSError, match="cut"):
        disk.put(DIGEST, CONTENT)

    monkeypatch.undo()
    with pytest.raises(storage.Missing):
        disk.open(DIGEST)


def _cut(_handle):
    raise OSError("cut")
