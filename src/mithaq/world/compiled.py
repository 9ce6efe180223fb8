"""A folder of YAML data as plain values, kept compiled in the user's cache: YAML is slow to read, JSON is not.

The file's name is the hash of all that it was made from; a changed folder makes a new one, and a cache
that cannot be written or read is done without.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from mithaq.cache import keep, kept
from mithaq.records import Record, read_records

_FORMAT = "1"


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
    name = f"{folder.name}-{version[:32]}"
    data = kept(name)
    if not isinstance(data, dict):
        data = {path.stem: _plain(path) for path in paths}
        keep(name, data)
    return data, version


def _plain(path: Path) -> list[dict[str, Any]]:
    return [item.plain() for item in read_records(path) or () if isinstance(item, Record)]
