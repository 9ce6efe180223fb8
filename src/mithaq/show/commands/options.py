"""Options that several commands share, and what they mean."""

import json
import sys
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import Any

from mithaq.dates import PartialDate
from mithaq.errors import BadDate, BadInput
from mithaq.text.document import Language
from mithaq.world.actors import Actors


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
    try:
        date = PartialDate.parse(text)
    except BadDate as fault:
        raise BadInput(fault.what, where=option, remedy="Write YYYY-MM-DD") from None
    if not date.is_day:
        raise BadInput(f"{text!r} is not a day", where=option, remedy="Write YYYY-MM-DD")
    return date


def state(name: str, actors: Actors) -> str:
    """The id of a state that is named in any way; ``nonstate:NAME`` stays as it is.

    Raises
    ------
    UnknownName
        Nobody is called so.
    BadInput
        A person, an organisation or a group is.
    """
    if name.startswith("nonstate:"):
        return name
    known = actors.resolve(name)
    if known.kind == "state":
        return known.id
    home = actors.state_of(known.id)
    remedy = f"Write {home}" if home else f"Write nonstate:{known.id} for an attacker, or the name of a state"
    raise BadInput(f"{name!r} is not a state", remedy=remedy)


def read_json(text: str) -> Any:
    """Strict JSON: no NaN, no number of thousands of digits, no bottomless nesting.

    Raises
    ------
    ValueError
        With the fault in words.
    """

    def no_number(word: str) -> Any:
        raise ValueError(f"{word} is no number of JSON")

    try:
        return json.loads(text, parse_constant=no_number)
    except json.JSONDecodeError as fault:
        line = f"line {fault.lineno}, " if fault.lineno > 1 else ""
        raise ValueError(f"{fault.msg} ({line}column {fault.colno})") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except ValueError as fault:
        raise ValueError("a number of thousands of digits" if "digits" in str(fault) else str(fault)) from None


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
    draft = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".mithaq.", delete=False) as file:
            draft = Path(file.name)
            file.write(data)
        draft.chmod(0o644)
        draft.replace(path)
    except OSError as fault:
        raise BadInput(f"cannot write ({fault.strerror})", where=str(path), remedy="Choose another place") from None
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)
