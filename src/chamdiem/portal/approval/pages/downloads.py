"""Files of approval: the sealed month, the open data, the public key."""

from django.http import HttpResponse

from chamdiem.portal.approval import open_data
from chamdiem.portal.approval.models import Approved
from chamdiem.seal import signing


def seal_answer(approved: Approved) -> HttpResponse:
    """Answer with the sealed file, byte by byte as it was signed."""
    name = f"ban-chot-{approved.period.month}-lan-{approved.revision}.json"
    return _file(bytes(approved.seal), "application/json", name)


def data_answer(approved: Approved, kind: str) -> HttpResponse:
    """Answer with the open data of a month."""
    name = f"ket-qua-{approved.period.month}-lan-{approved.revision}.{kind}"
    return _file(open_data.written(approved, kind), open_data.TYPES[kind], name)


def key_answer(public_key: bytes) -> HttpResponse:
    """Answer with the public key as a PEM file."""
    return _file(signing.public_pem(public_key), "application/x-pem-file", "khoa-cong-khai.pub")


def _file(content: bytes, media: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
