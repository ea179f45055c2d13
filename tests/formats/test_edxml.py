"""Packages of edXML: read whatever their namespaces, refused with what is wrong with them."""

import base64
from datetime import date

import pytest

from chamdiem.formats import edxml
from chamdiem.formats.problems import Refused

PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<edXML:edXML xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXML:edXMLEnvelope>
<edXML:edXMLHeader><edXML:MessageHeader>
<edXML:From><edXML:OrganId>000.00.00.H35</edXML:OrganId>
<edXML:OrganName>Ủy ban nhân dân tỉnh Sơn Bình</edXML:OrganName></edXML:From>
<edXML:To><edXML:OrganName>Sở Tài chính</edXML:OrganName></edXML:To>
<edXML:Code><edXML:CodeNumber>2215</edXML:CodeNumber>
<edXML:CodeNotation>UBND-KGVX</edXML:CodeNotation></edXML:Code>
<edXML:PromulgationInfo><edXML:Place>Sơn Bình</edXML:Place>
<edXML:PromulgationDate>2026-05-14</edXML:PromulgationDate></edXML:PromulgationInfo>
<edXML:DocumentType><edXML:Type>2</edXML:Type><edXML:TypeName>Công văn</edXML:TypeName>
</edXML:DocumentType><edXML:Subject>V/v số hóa kết quả</edXML:Subject>
<edXML:SignerInfo><edXML:Position>Phó Chủ tịch</edXML:Position>
<edXML:FullName>Lò Văn Thành</edXML:FullName></edXML:SignerInfo>
</edXML:MessageHeader></edXML:edXMLHeader></edXML:edXMLEnvelope>
<edXML:AttachmentEncoded><edXML:Attachment>
<edXML:AttachmentName>cv2215.txt</edXML:AttachmentName>
<edXML:ContentTransferEncoded>{body}</edXML:ContentTransferEncoded>
</edXML:Attachment></edXML:AttachmentEncoded></edXML:edXML>
"""


def package(body: bytes = b"Giao So Tai chinh", **swaps: str) -> bytes:
    """Return a package that carries a file."""
    text = PACKAGE.format(body=base64.b64encode(body).decode())
    for old, new in swaps.items():
        text = text.replace(old, new)
    return text.encode()


def refused(source: bytes) -> str:
    with pytest.raises(Refused) as caught:
        edxml.read(source, "goi.edxml")
    return str(caught.value)


def test_a_package_says_what_the_document_is():
    found = edxml.read(package(), "goi.edxml")

    assert (found.number, found.symbol, found.doc_type) == ("2215", "UBND-KGVX", "Công văn")
    assert (found.issuer, found.issued_on) == ("Ủy ban nhân dân tỉnh Sơn Bình", date(2026, 5, 14))
    assert (found.signer, found.addressees) == ("Lò Văn Thành", ("Sở Tài chính",))
    assert [(one.name, one.content) for one in found.attachments] == [
        ("cv2215.txt", b"Giao So Tai chinh")
    ]


def test_another_namespace_or_none_is_read_alike():
    plain = package().replace(b"edXML:", b"").replace(b"xmlns:edXML", b"xmlns")

    assert edxml.read(plain, "goi.xml").number == "2215"


@pytest.mark.parametrize(
    ("swaps", "words"),
    [
        ({"MessageHeader": "Header"}, "không có phần MessageHeader"),
        ({"2026-05-14": "mai"}, "Ngày ban hành “mai” không đọc được"),
        ({"edXML:edXML": "edXML:Thu"}, "Gốc của tệp"),
        ({"</edXML:From>": ""}, "XML hỏng ở chỗ này"),
        ({"R2lhbyBT": "####"}, "base64"),
    ],
)
def test_what_is_wrong_with_a_package_is_said(swaps, words):
    assert words in refused(package(**swaps))


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "http://127.0.0.1/x">]>',
    ],
)
def test_entities_are_refused(head):
    source = package().replace(b"?>\n", f"?>{head}\n".encode(), 1)

    assert "thực thể" in refused(source)


def test_a_wrong_charset_is_refused():
    assert "XML hỏng" in refused(package().replace(b'encoding="utf-8"', b'encoding="khong-co"'))


@pytest.mark.parametrize(
    ("source", "is_one"),
    [(package(), True), (b"%PDF-1.7", False), (b"<html>", False), (b"", False)],
)
def test_a_package_is_recognised_by_its_beginning(source, is_one):
    assert edxml.is_envelope(source) is is_one
