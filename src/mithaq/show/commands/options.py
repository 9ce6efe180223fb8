"""Options that several commands share, and what they mean."""

import json
import os
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Any

from mithaq.dates import PartialDate
from mithaq.errors import BadInput
from mithaq.text.document import Language


class Lang(StrEnum):
    """Language of what people read."""

    en = "en"
    ar = "ar"

    @property
    def language(self) -> Language:
        """The same as the rest of the package names it."""
        return "ar" if self is Lang.ar else "en"


class Format(StrEnum):
    """What a command prints."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


def day(text: str | None, option: str) -> PartialDate | None:
    """A whole day from an option.

    Raises
    ------
    BadInput
        Not a date, or a month or a year where a day is needed.
    """
    if text is None:
        return None
    date = PartialDate.parse(text)
    if not date.is_day:
        raise BadInput(f"{text!r} is not a day", where=option, remedy="Write YYYY-MM-DD")
    return date


def emit(value: Any, form: Format) -> None:
    """One JSON document on standard output: indented for ``json``, one line for ``jsonl``."""
    text = json.dumps(value, ensure_ascii=False, indent=None if form is Format.jsonl else 1)
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.flush()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: into a neighbour first, then in its place.

    Raises
    ------
    BadInput
        The folder does not exist or may not be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as draft:
            draft.write(data)
        os.chmod(draft.name, 0o644)
        os.replace(draft.name, path)
    except OSError as fault:
        raise BadInput(f"cannot write ({fault.strerror})", where=str(path), remedy="Choose another place") from None
