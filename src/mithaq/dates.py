"""Dates as treaties and texts give them: partial, open-ended, and compared in three values.

A `PartialDate` is a year, a month or a day.  A `Span` is half open, ``[start, end)``, in days.
Comparison never guesses: 1936 against 1936-05-01 is `UNKNOWN`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering

from mithaq.answer import NO, UNKNOWN, YES, Answer, all_of, kleene
from mithaq.errors import BadDate

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_ALLOWED = "Write a year, a month or a day: 1936, 1915-05 or 2025-01-17"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day in the proleptic Gregorian calendar.

    Attributes
    ----------
    year : int
        1 to 9999.
    month, day : int or None
        None where the source does not say; a day is never known without its month.

    Raises
    ------
    BadDate
        The day does not exist (2025-02-30), or a day without a month.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise BadDate(f"day {self.day} without a month", remedy=_ALLOWED)
        try:
            dt.date(self.year, self.month or 1, self.day or 1)
        except ValueError as fault:
            raise BadDate(f"{self.year}-{self.month}-{self.day}: {fault}", remedy=_ALLOWED) from None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``"1936"``, ``"1915-05"`` or ``"2025-01-17"``.

        Raises
        ------
        BadDate
            Another form, or a day that does not exist.
        """
        match = _FORM.match(text) if text.isascii() else None
        if match is None:
            raise BadDate(f"{text!r} is not a date", remedy=_ALLOWED)
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """The partial date that is exactly this day."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> dt.date:
        """The earliest day that it can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The latest day that it can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def is_day(self) -> bool:
        """Whether it is known to the day."""
        return self.day is not None

    def before(self, other: PartialDate) -> Answer:
        """Whether it is certainly, certainly not, or perhaps earlier than `other`."""
        return kleene(yes=self.last < other.first, no=self.first >= other.last)

    def same(self, other: PartialDate) -> Answer:
        """Whether the two mean the same day; a month and a day in it may be the same: unknown."""
        certain = self.first == self.last == other.first == other.last
        apart = self.last < other.first or other.last < self.first
        return kleene(yes=certain, no=apart)

    def agrees_with(self, other: PartialDate) -> bool:
        """Whether one can be a less exact way of giving the other (2025-01 and 2025-01-17)."""
        return self.same(other) is not NO

    def __lt__(self, other: PartialDate) -> bool:
        """Order for lists only: by first day, then by exactness. Use `before` to compare in time."""
        return (self.first, self.last) < (other.first, other.last)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open span of days, ``[start, end)``.

    Attributes
    ----------
    start : PartialDate or None
        First day; None if it has no known beginning (it always was).
    end : PartialDate or None
        First day after the span; None if it has not ended.
    """

    start: PartialDate | None = None
    end: PartialDate | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end.before(self.start) is YES:
            raise BadDate(f"a span that ends ({self.end}) before it starts ({self.start})")

    def contains(self, day: PartialDate) -> Answer:
        """Whether `day` lies in the span; unknown where a partial date leaves it open."""
        begun = YES if self.start is None else ~day.before(self.start)
        running = YES if self.end is None else day.before(self.end)
        return all_of(begun, running)

    def overlaps(self, other: Span) -> Answer:
        """Whether the two share a day."""
        return all_of(_starts_before_end(self, other), _starts_before_end(other, self))

    def before(self, other: Span) -> Answer:
        """Whether this span has ended when the other starts."""
        if self.end is None or other.start is None:
            return NO
        return ~other.start.before(self.end)

    def __str__(self) -> str:
        return f"[{self.start or '…'}, {self.end or '…'})"


def _starts_before_end(left: Span, right: Span) -> Answer:
    if left.start is None or right.end is None:
        return YES
    return left.start.before(right.end)


def parse_optional(text: str | None) -> PartialDate | None:
    """`PartialDate.parse`, with None for None."""
    return None if text is None else PartialDate.parse(text)


__all__ = ["NO", "UNKNOWN", "YES", "PartialDate", "Span", "parse_optional"]
