"""Signatures of PDFs: trusted, unchecked and why, altered, none; nothing is fetched."""

import pytest

from chamdiem.formats.problems import Refused
from chamdiem.formats.signatures import State, Trust, check, described
from chamdiem.formats.signatures.asking import NO_PDF, UNREADABLE
from chamdiem.formats.signatures.pades import EXPIRED, NO_LIST, NO_ROOT, REVOKED
from tests.formats import authority, scans
from tests.formats.authority import NOW


@pytest.fixture(scope="module")
def root():
    return authority.person("Tổ chức cấp chứng thư thử")


@pytest.fixture(scope="module")
def clerk(root):
    return authority.person("Lò Văn Thành", root)


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    return scans.composed("Giao Sở Tài chính báo cáo.", tmp_path_factory.mktemp("paper"))


@pytest.fixture(scope="module")
def signed(paper, clerk):
    return authority.signed(paper, clerk)


def checked(source, trust):
    return check(source, trust, moment=NOW)


def test_a_signature_with_its_root_and_a_list_is_trusted(signed, root):
    found = checked(signed, Trust([root.der], [authority.revoked(root)]))

    assert (found.state, found.why) == (State.TRUSTED, "")
    assert [one.signer for one in found.signatures] == ["Lò Văn Thành"]


@pytest.mark.parametrize(
    ("roots", "lists", "why"), [(0, 1, NO_ROOT), (0, 0, NO_ROOT), (1, 0, NO_LIST)]
)
def test_what_could_not_be_checked_is_said(signed, root, roots, lists, why):
    trust = Trust([root.der] * roots, [authority.revoked(root)] * lists)

    found = checked(signed, trust)

    assert (found.state, found.why) == (State.UNCHECKED, why)


def test_a_revoked_certificate_is_not_trusted(signed, root, clerk):
    found = checked(signed, Trust([root.der], [authority.revoked(root, clerk)]))

    assert (found.state, found.why) == (State.UNCHECKED, REVOKED)


def test_a_certificate_that_ran_out_is_not_trusted(paper, root):
    past = authority.person("Người cũ", root, days=-10)

    found = checked(authority.signed(paper, past), Trust([root.der], [authority.revoked(root)]))

    assert (found.state, found.why) == (State.UNCHECKED, EXPIRED)


def test_a_letter_changed_after_signing_is_seen(signed, root):
    at = signed.index(b"/Type") + 2
    changed = signed[:at] + b"Z" + signed[at + 1 :]

    found = checked(changed, Trust([root.der], [authority.revoked(root)]))

    assert found.state in (State.ALTERED, State.UNCHECKED)
    assert found.state is State.ALTERED or found.why == UNREADABLE


def test_what_was_added_after_the_last_signature_is_seen(signed, root):
    added = signed + b"\n% them mot dong\n"

    found = checked(added, Trust([root.der], [authority.revoked(root)]))

    assert found.state is State.ALTERED


def test_of_two_signatures_the_worst_counts_and_both_are_told(signed, root):
    other = authority.person("Người lạ", authority.person("Gốc lạ"))

    found = checked(
        authority.signed(signed, other, field="VanThu"),
        Trust([root.der], [authority.revoked(root)]),
    )

    assert found.state is State.UNCHECKED
    assert [one.state for one in found.signatures] == [State.TRUSTED, State.UNCHECKED]


def test_a_paper_without_signatures_says_so(paper):
    assert checked(paper, Trust()).state is State.NONE


@pytest.mark.parametrize(
    ("source", "state", "why"),
    [(b"PK\x03\x04", State.NONE, NO_PDF), (b"%PDF-1.7 broken", State.UNCHECKED, UNREADABLE)],
)
def test_what_is_no_pdf_or_broken_is_told(source, state, why):
    found = checked(source, Trust())

    assert (found.state, found.why) == (state, why)


def test_files_of_trust_are_named_and_dated(root):
    (one,) = described(root.der, "goc.cer")
    (gone,) = described(authority.revoked(root), "thu-hoi.crl")

    assert (one.is_root, gone.is_root) == (True, False)
    assert "Tổ chức cấp chứng thư thử" in one.subject
    assert gone.as_of < NOW < gone.until


@pytest.mark.parametrize("source", [b"", b"hello", b"-----BEGIN CERTIFICATE-----\nA\n", b"PK\x03"])
def test_a_file_that_is_no_trust_is_refused(source):
    with pytest.raises(Refused, match="Không phải chứng thư"):
        described(source, "a.cer")
