"""A scanned page read by tesseract with the Vietnamese model, in a process with limits."""

import resource
import shutil
import subprocess

from chamdiem.formats.problems import Place, Refused, refuse

MODEL = "vie"
SECONDS, MEMORY = 60, 2 << 30
INSTALL = "apt-get install tesseract-ocr tesseract-ocr-vie"


def read(picture: bytes, name: str) -> str:
    """Return the text of one page; its letterhead's two columns stay beside each other."""
    turned = _upright(picture, name)
    return _run(turned, name, "--psm", "4", "-c", "preserve_interword_spaces=1")


def is_there() -> bool:
    """Tell whether tesseract and its Vietnamese model are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    said = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=20)
    return MODEL in said.stdout.decode("utf-8", "replace").split()


def require(name: str) -> None:
    """Refuse a scan where nothing can read it."""
    if not is_there():
        raise refuse(
            Place(name),
            "Tệp là bản quét và máy chủ chưa có bộ nhận dạng chữ tiếng Việt",
            "tệp có lớp chữ, hoặc cài bộ nhận dạng",
            f"Người quản trị cài: {INSTALL}.",
            rule="no-ocr",
        )


def _upright(picture: bytes, name: str) -> bytes:
    """Return the picture the right way up: turned round where most of it stands on its head."""
    said = _try(picture, "--psm", "0")
    return _turned(picture) if "Rotate: 180" in said else picture


def _turned(picture: bytes) -> bytes:
    head, body = picture.split(b"\n", 1)
    return head + b"\n" + body[::-1]


def _try(picture: bytes, *options: str) -> str:
    try:
        return _run(picture, "", *options, language="osd")
    except Refused:
        return ""


def _run(picture: bytes, name: str, *options: str, language: str = MODEL) -> str:
    program = shutil.which("tesseract") or "tesseract"
    try:
        done = subprocess.run(
            [program, "stdin", "stdout", "-l", language, *options],
            input=picture,
            capture_output=True,
            timeout=SECONDS,
            env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"},
            cwd="/",
            check=True,
            preexec_fn=_bounded,  # noqa: PLW1509 - sets limits only, no lock is taken
        )
    except (subprocess.SubprocessError, OSError) as failure:
        raise refuse(
            Place(name),
            "Không nhận dạng được chữ của một trang",
            "bản quét rõ, 300 dpi",
            "Hãy quét lại rồi gửi, hoặc gõ tay thông tin văn bản.",
            rule="ocr-failed",
        ) from failure
    return done.stdout.decode("utf-8", "replace")


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
