"""A folder of YAML data as plain values, kept compiled in the user's cache: YAML is slow to read, JSON is not.

The file's name is the hash of all that it was made from; a changed folder makes a new one, and a cache
that cannot be written or read is done without.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from mithaq.records import Record, read_records

_FORMAT = "1"


def cache_folder() -> Path:
    """Where compiled data is kept: ``$XDG_CACHE_HOME/mithaq``, or ``~/.cache/mithaq``."""
    root = os.environ.get("XDG_CACHE_HOME")
    return (Path(root) if root else Path.home() / ".cache") / "mithaq"


def compiled_records(folder: Path) -> tuple[dict[str, list[dict[str, Any]]], str]:
    """The records of every YAML file of a folder as plain values, and the hash of the files.

    Steps: 1. hash the files; 2. take the compiled data of that hash where there is one; 3. else read the
    YAML and keep the result for the next time.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    dict, str
        File name without its ending → records; SHA-256 of names and contents.

    Raises
    ------
    BadData
        A fault in a file, with its line.
    """
    paths = sorted(folder.glob("*.yaml"))
    digest = hashlib.sha256(_FORMAT.encode())
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    version = digest.hexdigest()
    try:
        kept = cache_folder() / f"{folder.name}-{version[:32]}.json"
    except RuntimeError:
        kept = None
    data = _read(kept)
    if data is None:
        data = {path.stem: _plain(path) for path in paths}
        _keep(kept, data)
    return data, version


def _plain(path: Path) -> list[dict[str, Any]]:
    return [item.plain() for item in read_records(path) or () if isinstance(item, Record)]


def _read(path: Path | None) -> dict[str, list[dict[str, Any]]] | None:
    if path is None:
        return None
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _keep(path: Path | None, data: dict[str, list[dict[str, Any]]]) -> None:
    if path is None:
        return
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=path.parent, suffix=".part", delete=False, encoding="utf-8") as part:
            json.dump(data, part, ensure_ascii=False)
        os.replace(part.name, path)
