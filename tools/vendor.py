"""Fetch the browser's files from npm packages into our own static folder.

    python tools/vendor.py                    # npm pack fetches the packages
    python tools/vendor.py --tarballs FOLDER  # or they lie there already

Running needs no Node: what is fetched here is committed, with licences and checksums.
"""

import argparse
import hashlib
import io
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "src/chamdiem/portal/common/static/vendor"

PACKAGES: dict[str, tuple[str, dict[str, str]]] = {
    "@tabler/core": (
        "1.6.1",
        {"dist/css/tabler.min.css": "tabler/tabler.min.css"},
    ),
    "htmx.org": (
        "4.0.1",
        {"dist/htmx.min.js": "htmx/htmx.min.js", "LICENSE": "htmx/LICENSE"},
    ),
    # "simple" is smaller but draws on canvas only; "common" is the least that draws SVG.
    "echarts": (
        "6.1.0",
        {
            "dist/echarts.common.min.js": "echarts/echarts.common.min.js",
            "LICENSE": "echarts/LICENSE",
            "NOTICE": "echarts/NOTICE",
        },
    ),
    "@fontsource/be-vietnam-pro": (
        "5.3.0",
        {"LICENSE": "be-vietnam-pro/LICENSE"}
        | {
            f"files/be-vietnam-pro-{subset}-{weight}-normal.woff2": (
                f"be-vietnam-pro/{subset}-{weight}.woff2"
            )
            for subset in ("latin", "vietnamese")
            for weight in (400, 600, 700)
        },
    ),
    "@tabler/icons": ("3.51.0", {"LICENSE": "icons/LICENSE"}),
}

ICONS = """
    home building-community shield-check upload list-tree help user login logout menu-2 check
    circle-check alert-triangle alert-circle info-circle arrow-up arrow-down minus equal
    chevron-left chevron-right chevron-down download printer file-spreadsheet search calendar
    contrast table chart-bar inbox trash send arrow-right medal
""".split()  # noqa: SIM905 - a list of words reads better as words
SPRITE = "icons/icons.svg"

# @tabler/core ships no licence file: its notice stands at the head of its style sheet, and
# the text is the one its sister package @tabler/icons ships.
CORE_NOTICE = """Tabler v1.6.1 (https://tabler.io)
Copyright 2018-2026 The Tabler Authors
Copyright 2018-2026 codecalm.net Paweł Kuna
Licensed under MIT:

"""

_SOURCE_MAP = re.compile(rb"\n?(//# sourceMappingURL=\S+|/\*# sourceMappingURL=.*?\*/)\s*$")
_DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


def fetch(package: str, version: str, folder: Path) -> Path:
    """Return the package's tarball, packed by npm unless it lies in the folder."""
    stem = package.removeprefix("@").replace("/", "-")
    found = folder / f"{stem}-{version}.tgz"
    if not found.exists():
        subprocess.run(["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True)
    return found


def read(tarball: Path, name: str) -> bytes:
    """Return one file of a package, without the pointer to a source map we do not ship."""
    with tarfile.open(tarball) as archive:
        member = archive.extractfile(f"package/{name}")
        assert member is not None, name
        content = member.read()
    return _SOURCE_MAP.sub(b"\n", content) if name.endswith((".js", ".css")) else content


def sprite(tarball: Path) -> bytes:
    """Draw the icons we use into one file, each a symbol named for its icon."""
    lines = io.StringIO()
    lines.write('<svg xmlns="http://www.w3.org/2000/svg">\n')
    for icon in ICONS:
        source = read(tarball, f"icons/outline/{icon}.svg").decode()
        found = _DRAWING.search(source)
        assert found is not None, icon
        shape = " ".join(found[1].split())
        lines.write(
            f'<symbol id="{icon}" viewBox="0 0 24 24" fill="none" stroke="currentColor" '
            f'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{shape}</symbol>\n'
        )
    lines.write("</svg>\n")
    return lines.getvalue().encode()


def core_licence(icons: Path) -> bytes:
    """Return the licence of @tabler/core: its own notice above the text of the MIT licence."""
    text = read(icons, "LICENSE").decode()
    return (CORE_NOTICE + text[text.index("Permission is hereby granted") :]).encode()


def put(name: str, content: bytes) -> dict[str, str]:
    """Write one vendored file and return its line for vendor.json."""
    place = TARGET / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return {"file": name, "sha256": hashlib.sha256(content).hexdigest()}


def made(package: str, folder: Path) -> list[dict[str, str]]:
    """Write what no package holds as one file: the sprite, and a licence that is missing."""
    icons = fetch("@tabler/icons", PACKAGES["@tabler/icons"][0], folder)
    if package == "@tabler/icons":
        return [put(SPRITE, sprite(icons))]
    return [put("tabler/LICENSE", core_licence(icons))] if package == "@tabler/core" else []


def vendor(folder: Path) -> list[dict[str, object]]:
    """Write every file of every package; return what vendor.json says of them."""
    listed: list[dict[str, object]] = []
    for package, (version, files) in PACKAGES.items():
        tarball = fetch(package, version, folder)
        written = [put(name, read(tarball, source)) for source, name in files.items()]
        written += made(package, folder)
        listed.append({"package": package, "version": version, "files": written})
    return listed


def main() -> None:
    """Fetch everything and write vendor.json beside it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tarballs", type=Path, help="a folder that holds the packed packages")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        listed = vendor(asked.tarballs or Path(scratch))
    text = json.dumps(listed, indent=2, ensure_ascii=False)
    (TARGET / "vendor.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
