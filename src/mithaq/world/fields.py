"""Reading the fields of a data record, and collecting every fault instead of stopping at the first."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mithaq.dates import PartialDate
from mithaq.errors import BadData, BadDate
from mithaq.records import Record

STATE_ID = re.compile(r"[A-Z][A-Z0-9]{1,7}(?:[._-][A-Za-z0-9]+)*\Z")
KEY = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")


@dataclass(slots=True)
class Faults:
    """What is wrong with some data files: faults refuse the file, warnings do not."""

    faults: list[BadData] = field(default_factory=list)
    warnings: list[BadData] = field(default_factory=list)


class Fields:
    """Typed access to the fields of one `Record`; a fault is noted and a harmless value returned.

    Parameters
    ----------
    record : Record
    notes : Faults
        Where faults and warnings go.
    """

    __slots__ = ("notes", "record")

    def __init__(self, record: Record, notes: Faults) -> None:
        self.record = record
        self.notes = notes

    def fault(self, what: str, key: str | None = None, remedy: str | None = None) -> None:
        """Note a fault at the line of `key`."""
        self.notes.faults.append(self.record.fault(what, key, remedy))

    def warn(self, what: str, key: str | None = None, remedy: str | None = None) -> None:
        """Note a warning at the line of `key`."""
        self.notes.warnings.append(self.record.fault(what, key, remedy))

    def only(self, allowed: Iterable[str]) -> None:
        """Fault every key outside `allowed`."""
        known = list(allowed)
        for key in self.record:
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                remedy = f"Did you mean {near[0]!r}?" if near else f"Allowed: {' '.join(sorted(known))}"
                self.fault(f"key {key!r} is not known here", key, remedy)

    def need(self, key: str) -> bool:
        """Whether `key` has a value; a fault if it has none."""
        if self.record.get(key) is None:
            self.fault(f"{key!r} is missing", key, f"Write `{key}: …`")
            return False
        return True

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A string; numbers are taken as written."""
        value = self.record.get(key)
        if value is None:
            if required:
                self.need(key)
            return None
        if isinstance(value, (Record, tuple, bool)):
            self.fault(f"{key!r} must be text", key)
            return None
        return str(value)

    def choice(self, key: str, allowed: Iterable[str], default: str, *, required: bool = False) -> str:
        """One word of a closed list."""
        value = self.text(key, required=required)
        if value is None:
            return default
        return self.word(value, allowed, key) or default

    def word(self, value: str, allowed: Iterable[str], key: str) -> str | None:
        """`value` if it is one of `allowed`; else a fault at `key`."""
        words = list(allowed)
        if value in words:
            return value
        self.fault(f"{key}: {value!r} is not a known word", key, f"Allowed: {' '.join(words)}")
        return None

    def choices(self, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """A list of words of a closed list."""
        words = list(allowed)
        found = (self.word(value, words, key) for value in self.texts(key))
        return tuple(value for value in found if value is not None)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; one string alone is a list of one."""
        value = self.record.get(key)
        if value is None:
            return ()
        items = value if isinstance(value, tuple) else (value,)
        if any(isinstance(item, (Record, tuple, bool)) or item is None for item in items):
            self.fault(f"{key!r} must be a list of words", key)
            return ()
        return tuple(str(item) for item in items)

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false."""
        value = self.record.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.fault(f"{key}: {value!r} is neither true nor false", key)
            return default
        return value

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number in ``[low, high]``."""
        value = self.record.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.fault(f"{key}: {value!r} is not a whole number from {low} to {high}", key)
            return None
        return value

    def date(self, key: str) -> PartialDate | None:
        """A partial date, or None."""
        value = self.text(key)
        return None if value is None else self.as_date(value, key)

    def as_date(self, value: str, key: str) -> PartialDate | None:
        """Read one date; a fault at `key` if it is none."""
        try:
            return PartialDate.parse(value)
        except BadDate as bad:
            self.fault(f"{key}: {bad.what}", key, bad.remedy)
            return None

    def states(self, key: str) -> tuple[str, ...]:
        """A list of state ids."""
        found = self.texts(key)
        for state in found:
            self.check_state(state, key)
        return tuple(state for state in found if STATE_ID.match(state))

    def check_state(self, state: str, key: str) -> None:
        """Fault what cannot be the id of a state."""
        if not STATE_ID.match(state):
            self.fault(f"{key}: {state!r} is not the id of a state", key, "Write ISO 3166-1 alpha-3 or SUN, DDR, CSK …")

    def words(self, key: str, *, required: bool = False, both: bool = False) -> dict[str, str]:
        """Text by language: ``{en: …, ar: …}``; plain text is English. `both` warns where Arabic is missing."""
        value = self.record.get(key)
        if value is None:
            if required:
                self.need(key)
            return {}
        if not isinstance(value, Record):
            plain = self.text(key)
            return {} if plain is None else {"en": plain}
        return self.inner(value).by_language(both=both)

    def by_language(self, *, both: bool = False) -> dict[str, str]:
        """The ``en`` and ``ar`` of this record itself."""
        found = {lang: self.text(lang) for lang in ("en", "ar")}
        if found["en"] is None:
            self.fault("the English wording is missing", None, "Write `en: …`")
        if both and found["ar"] is None:
            self.warn("the Arabic wording is missing", None, "Write `ar: …`")
        return {lang: text for lang, text in found.items() if text is not None}

    def sub(self, key: str) -> Fields | None:
        """The fields of a nested record, or None."""
        value = self.record.get(key)
        if value is None:
            return None
        if not isinstance(value, Record):
            self.fault(f"{key!r} must be a mapping", key)
            return None
        return self.inner(value)

    def subs(self, key: str) -> tuple[Fields, ...]:
        """The fields of each record of a list; one record alone is a list of one."""
        value = self.record.get(key)
        if value is None:
            return ()
        items: tuple[Any, ...] = value if isinstance(value, tuple) else (value,)
        if not all(isinstance(item, Record) for item in items):
            self.fault(f"{key!r} must be a list of mappings", key)
        return tuple(self.inner(item) for item in items if isinstance(item, Record))

    def inner(self, record: Record) -> Fields:
        """The same notes over another record."""
        return Fields(record, self.notes)
