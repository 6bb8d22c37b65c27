"""Builds the package with nothing but Python: a build backend (PEP 517), and a program.

    pip install ./libs/client-python
    python3 libs/client-python/build_backend/docket_wheel.py DIRECTORY

Built twice from the same files, a wheel is the same byte for byte.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import pathlib
import re
import sys
import tarfile
import zipfile
from typing import Dict, Optional

ROOT = pathlib.Path(__file__).resolve().parents[1]
NAME = "docket-audit"
PACKAGE = "docket_audit"
#: The oldest time that a zip archive can name.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def build_wheel(
    wheel_directory: str, config_settings: Optional[object] = None, metadata_directory: Optional[str] = None
) -> str:
    """Writes the wheel (PEP 427) and returns its name."""
    info = f"{PACKAGE}-{_version()}.dist-info"
    files = {f"{PACKAGE}/{name}": content for name, content in _sources().items()}
    files[f"{info}/METADATA"] = _metadata().encode("utf-8")
    files[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: docket_wheel\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files[f"{info}/licenses/LICENSE"] = _license().read_bytes()
    files[f"{info}/RECORD"] = _record(files, f"{info}/RECORD")
    name = f"{PACKAGE}-{_version()}-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(wheel_directory) / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content)
    return name


def build_sdist(sdist_directory: str, config_settings: Optional[object] = None) -> str:
    """Writes the source archive, from which the wheel can be built again, and returns its name."""
    folder = f"{PACKAGE}-{_version()}"
    files = {f"src/{PACKAGE}/{name}": content for name, content in _sources().items()}
    for name in ("README.md", "pyproject.toml", "build_backend/docket_wheel.py"):
        files[name] = (ROOT / name).read_bytes()
    files["LICENSE"] = _license().read_bytes()
    files["PKG-INFO"] = _metadata().encode("utf-8")
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in sorted(files.items()):
            entry = tarfile.TarInfo(f"{folder}/{name}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    path = pathlib.Path(sdist_directory) / f"{folder}.tar.gz"
    path.write_bytes(gzip.compress(packed.getvalue(), mtime=0))
    return path.name


def _metadata() -> str:
    """Core metadata 2.1."""
    head = [
        "Metadata-Version: 2.1",
        f"Name: {NAME}",
        f"Version: {_version()}",
        "Summary: Keeps an AI agent's record in a Docket ledger",
        "License: Apache-2.0",
        "Requires-Python: >=3.9",
        "Classifier: Private :: Do Not Upload",
        "Classifier: Typing :: Typed",
        "Description-Content-Type: text/markdown",
    ]
    return "\n".join(head) + "\n\n" + (ROOT / "README.md").read_text("utf-8")


def _record(files: Dict[str, bytes], own_path: str) -> bytes:
    lines = []
    for path, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode("ascii")
        lines.append(f"{path},sha256={digest},{len(content)}\n")
    return "".join([*lines, f"{own_path},,\n"]).encode("utf-8")


def _sources() -> Dict[str, bytes]:
    """What the package is made of, its own packages too, by path."""
    root = ROOT / "src" / PACKAGE
    paths = sorted(path for path in root.rglob("*") if path.suffix == ".py" or path.name == "py.typed")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def _license() -> pathlib.Path:
    own = ROOT / "LICENSE"
    return own if own.exists() else ROOT.parents[1] / "LICENSE"


def _version() -> str:
    found = re.search(r'^__version__ = "([^"]+)"$', (ROOT / "src" / PACKAGE / "__init__.py").read_text("utf-8"), re.M)
    if found is None:
        raise ValueError("__init__.py names no __version__")
    return found.group(1)


if __name__ == "__main__":
    directory = pathlib.Path(sys.argv[1])
    directory.mkdir(parents=True, exist_ok=True)
    print(directory / build_wheel(str(directory)))
