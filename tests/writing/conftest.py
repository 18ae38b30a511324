"""
Fixtures of the tests that open our files in another program.

Without that program such a test is skipped and says how to install it; with
WIJKGRAAF_REQUIRE_OFFICE=1, as in CI, it fails.
"""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

REQUIRED = "WIJKGRAAF_REQUIRE_OFFICE"
INSTALL = "sudo apt-get install libreoffice-writer poppler-utils"


def found(name: str) -> str:
    """Path of a program; the test is skipped, or fails, without it."""
    path = shutil.which(name)
    if path is None:
        stop = pytest.fail if os.environ.get(REQUIRED, "") not in {"", "0"} else pytest.skip
        stop(f"no {name} on this machine; install it with: {INSTALL}")
    return str(path)


@pytest.fixture(scope="session")
def pdf_text() -> Callable[[bytes], list[str]]:
    """Tell what stands on each page of a PDF, as another program reads it."""
    program = found("pdftotext")

    def read(content: bytes) -> list[str]:
        done = subprocess.run(
            [program, "-layout", "-", "-"], input=content, capture_output=True, check=True
        )
        return done.stdout.decode().rstrip("\f").split("\f")

    return read


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[Path]], list[bytes]]:
    """Open documents in LibreOffice, without a screen, and give them back as PDF."""
    program = found("soffice")
    home = tmp_path_factory.mktemp("office")

    def convert(paths: list[Path]) -> list[bytes]:
        target = paths[0].parent / "pdf"
        command = [
            program,
            f"-env:UserInstallation={home.as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(target),
            *map(str, paths),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return [(target / f"{path.stem}.pdf").read_bytes() for path in paths]

    return convert
