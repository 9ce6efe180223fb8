"""What is slow to make, kept in the user's cache as JSON; whatever cannot be written or read is done without.

A name holds the hash of all that the value was made from, so that nothing kept is ever out of date.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any


def cache_folder() -> Path | None:
    """Where it is kept: ``$XDG_CACHE_HOME/mithaq``, or ``~/.cache/mithaq``; None without a home."""
    root = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(root) if root else Path.home() / ".cache") / "mithaq"
    except RuntimeError:
        return None


def kept(name: str) -> Any:
    """What was kept under a name; None where there is nothing, or nothing sound."""
    folder = cache_folder()
    try:
        return json.loads((folder / f"{name}.json").read_bytes()) if folder else None
    except (OSError, ValueError):
        return None


def keep(name: str, value: Any) -> None:
    """Keep a JSON value under a name, whole or not at all."""
    folder = cache_folder()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".part", delete=False, encoding="utf-8") as part:
            json.dump(value, part, ensure_ascii=False)
        os.replace(part.name, folder / f"{name}.json")
