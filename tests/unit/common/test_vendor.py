"""Files that are not ours: unchanged, licensed, and nothing fetched from elsewhere."""

import hashlib
import json
import re
from pathlib import Path

import pytest

import chamdiem.portal

PORTAL = Path(chamdiem.portal.__file__).parent
VENDOR = PORTAL / "common/static/vendor"
LISTED = json.loads((VENDOR / "vendor.json").read_text())
FILES = [each for package in LISTED for each in package["files"]]


@pytest.mark.parametrize("each", FILES, ids=lambda each: each["file"])
def test_a_file_is_what_its_checksum_says(each):
    content = (VENDOR / each["file"]).read_bytes()

    assert hashlib.sha256(content).hexdigest() == each["sha256"]


def test_nothing_lies_there_that_is_not_listed():
    lying = {str(file.relative_to(VENDOR)) for file in VENDOR.rglob("*") if file.is_file()}

    assert lying - {"vendor.json"} == {each["file"] for each in FILES}


@pytest.mark.parametrize("package", LISTED, ids=lambda package: package["package"])
def test_every_package_brings_its_licence(package):
    assert any(each["file"].endswith("/LICENSE") for each in package["files"])


def test_no_file_points_to_a_source_map():
    pointing = [
        each["file"]
        for each in FILES
        if b"sourceMappingURL" in (VENDOR / each["file"]).read_bytes()
    ]

    assert pointing == []


def test_no_page_or_style_of_ours_asks_another_machine():
    asking = re.compile(r"""(?:src|href|action)=["']https?://|url\(["']?https?://|@import""")
    ours = [*PORTAL.rglob("*.html"), *(PORTAL / "common/static/common").glob("*.*")]

    assert [file.name for file in ours if asking.search(file.read_text())] == []


def test_no_page_has_a_script_or_style_in_it():
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|\shx-on|javascript:")

    assert [page.name for page in PORTAL.rglob("*.html") if inline.search(page.read_text())] == []


def test_every_icon_of_a_template_is_in_the_sprite():
    sprite = set(re.findall(r'<symbol id="([a-z0-9-]+)"', (VENDOR / "icons/icons.svg").read_text()))
    pages = " ".join(page.read_text() for page in PORTAL.rglob("*.html"))
    asked = set(re.findall(r"""(?:% icon |icon_name=)"([a-z0-9-]+)\"""", pages))

    assert asked <= sprite
