"""Dates in text: dual month names, Hijri, both digit sets, relative to the day of publication.

Nothing is guessed: a relative date without a day of publication stays unresolved, and two month
names that are different months ("حزيران/يوليو") are reported, with the year alone kept.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from mithaq.dates import PartialDate
from mithaq.errors import BadDate
from mithaq.records import Record, read_records
from mithaq.text.document import Language
from mithaq.text.normalise import Folded, fold

_LEXICON = Path(__file__).parents[1] / "data" / "lexicon"
_YEAR = r"(?:1[5-9]|20)\d\d"
_HIJRI_YEAR = r"1[0-5]\d\d"


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A date in a text.

    Attributes
    ----------
    start, end : int
        Code points of the source text.
    date : PartialDate or None
        None where the words do not fix one ("days ago", or relative without a day of publication).
    relative : bool
        Whether it leaned on the day of publication.
    disagreement : str or None
        The words, where two names of the month are different months.
    calendar : str
        ``"gregorian"`` or ``"hijri"``.
    """

    start: int
    end: int
    date: PartialDate | None
    relative: bool = False
    disagreement: str | None = None
    calendar: str = "gregorian"


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The folded names of one language, and the patterns built from them."""

    months: dict[str, int]
    hijri_months: dict[str, int]
    weekdays: dict[str, int]
    ordinals: dict[str, int]
    ambiguous: frozenset[str]
    relative: dict[str, tuple[str, int]]
    last_words: frozenset[str]
    next_words: frozenset[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


def _folded(text: str) -> str:
    return fold(text).text


def _numbers(rows: tuple[Record, ...]) -> dict[str, int]:
    return {_folded(name): row["number"] for row in rows for name in row["names"]}


def _any(words: Iterable[str]) -> str:
    names = sorted({_folded(word) for word in words}, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names) + ")" if names else r"(?!)"


@lru_cache(maxsize=2)
def _calendar(lang: Language) -> _Calendar:
    data: Record = read_records(_LEXICON / lang / "calendar.yaml")
    months, hijri = _numbers(data["months"]), _numbers(data["hijri_months"])
    weekdays, ordinals = _numbers(data["weekdays"]), _numbers(data["ordinals"])
    relative = {_folded(name): (row["unit"], row["shift"]) for row in data["relative"] for name in row["names"]}
    return _Calendar(
        months, hijri, weekdays, ordinals,
        frozenset(_folded(name) for name in data["ambiguous"]),
        relative,
        frozenset(_folded(word) for word in data["last_words"]),
        frozenset(_folded(word) for word in data["next_words"]),
        _patterns(lang, data, (months, hijri, weekdays, ordinals, relative)),
    )  # fmt: skip


def _patterns(
    lang: Language, data: Record, names: tuple[Iterable[str], ...]
) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns in the order in which they are tried; an earlier match keeps its ground."""
    months, hijri, weekdays, ordinals, relative = (_any(table) for table in names)
    day = rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|{ordinals})(?:\s*[-–]\s*(?P<day2>\d{{1,2}})|\s*(?:و|and)\s*(?P<day3>\d{{1,2}}))?"
    pair = rf"(?P<month>{months})\.?(?:\s*[/(]\s*(?P<month2>{months})\)?)?"
    of = rf"\s*(?:{_any(data['between_day_and_month'])}\s+)?"
    year = rf"(?:\s*,?\s*(?:{_any(data['year_leads'])}\s+)?(?P<year>{_YEAR}))"
    marks = _any(data["hijri_marks"])
    clitic = r"(?P<clitic>[وفبلك]|لل)?" if lang == "ar" else ""
    edge, close = rf"(?<!\w){clitic}", r"(?!\w)"
    forms = {
        "numeric": rf"(?<![\w/.-])(?:(?P<y1>{_YEAR})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})[-/.](?P<m2>\d{{1,2}})[-/.](?P<y2>{_YEAR}))(?![\w/])",
        "hijri": rf"{edge}(?:(?P<day>\d{{1,2}}|{ordinals}){of})?(?P<month>{hijri})\s*,?\s*(?:{_any(data['year_leads'])}\s+)?(?P<year>{_HIJRI_YEAR})(?:\s*{marks})?{close}",
        "day": rf"{edge}{day}{of}{pair}{year}?{close}",
        "month_day": rf"{edge}{pair}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[-–]\s*(?P<day2>\d{{1,2}}))?(?P<day3>(?!))?{year}?{close}" if lang == "en" else r"(?!)",
        "month": rf"{edge}{pair}{year}?{close}",
        "weekday": rf"{edge}(?:(?P<lead>{_any(data['weekday_leads'])})\s+)?(?P<weekday>{weekdays})(?:\s+(?P<after>{_any([*data['last_words'], *data['next_words']])}))?{close}",
        "relative": rf"{edge}(?P<words>{relative}){close}",
        "year": rf"{edge}(?:{_any(data['year_leads'])})\s+(?P<year>{_YEAR}){close}",
    }  # fmt: skip
    return tuple((kind, re.compile(form, re.IGNORECASE if kind == "relative" else 0)) for kind, form in forms.items())


def find_times(text: str, lang: Language, anchor: PartialDate | None = None) -> tuple[TimeSpan, ...]:
    """Every date in a text.

    Steps: 1. fold the text (digits, letters, diacritics), keeping the map to the source; 2. try the
    forms from the most to the least exact, each on ground that no earlier one took; 3. resolve what
    leans on the day of publication; 4. map the spans back.

    Parameters
    ----------
    text : str
    lang : {"ar", "en"}
    anchor : PartialDate, optional
        Day of publication.

    Returns
    -------
    tuple of TimeSpan
        In the order of the text, without overlaps.
    """
    folded = fold(text)
    calendar = _calendar(lang)
    starts: list[int] = []
    ends: list[int] = []
    found: list[TimeSpan] = []
    for kind, pattern in calendar.patterns:
        for match in pattern.finditer(folded.text):
            place = bisect_left(starts, match.end())
            if place and ends[place - 1] > match.start():
                continue
            span = _read(kind, match, calendar, anchor)
            if span is None or _small_letter(match, folded, text):
                continue
            starts.insert(place, match.start())
            ends.insert(place, match.end())
            start, end = folded.source(*_content(match))
            found.append(replace(span, start=start, end=end))
    return tuple(sorted(found, key=lambda span: span.start))


def _content(match: re.Match[str]) -> tuple[int, int]:
    """The span of a match without the clitic before it."""
    clitic = match.groupdict().get("clitic")
    return match.start() + len(clitic or ""), match.end()


def _small_letter(match: re.Match[str], folded: Folded, text: str) -> bool:
    """Whether a Latin name of a month or a weekday stands in small letters: "may" is a verb."""
    for group in ("month", "weekday"):
        if match.groupdict().get(group):
            return text[folded.source(*match.span(group))[0]].islower()
    return False


def _read(kind: str, match: re.Match[str], calendar: _Calendar, anchor: PartialDate | None) -> TimeSpan | None:
    try:
        return _READERS[kind](match.groupdict(), calendar, anchor)
    except (BadDate, ValueError, OverflowError):
        return None


def _span(date: PartialDate | None, *, relative: bool = False) -> TimeSpan:
    return TimeSpan(0, 0, date, relative)


def _numeric(part: dict[str, str | None], _calendar: _Calendar, _anchor: PartialDate | None) -> TimeSpan:
    year, month, day = (int(part[key + "1"] or part[key + "2"] or 0) for key in "ymd")
    if month > 12 >= day:
        month, day = day, month
    return _span(PartialDate(year, month, day))


def _day_number(words: str | None, calendar: _Calendar) -> int | None:
    if words is None:
        return None
    key = re.sub(r"\s+", " ", words)
    return calendar.ordinals.get(key) or int(re.sub(r"\D", "", key))


def _named(part: dict[str, str | None], calendar: _Calendar, anchor: PartialDate | None) -> TimeSpan | None:
    """A month by its name, with a day, a year, both or neither."""
    name = re.sub(r"\s+", " ", part["month"] or "")
    month, second = calendar.months[name], part.get("month2")
    day = _day_number(part.get("day"), calendar)
    several = part.get("day2") or part.get("day3")
    year = int(part.get("year") or 0) or None
    if name in calendar.ambiguous and not (day or year or second):
        return None
    if second and calendar.months[re.sub(r"\s+", " ", second)] != month:
        return TimeSpan(0, 0, PartialDate(year) if year else None, False, f"{name}/{second}")
    if year is None and anchor is None:
        return _span(None, relative=True)
    relative = year is None
    chosen = year or _nearest_year(month, day, anchor)
    return _span(PartialDate(chosen, month, None if several else day), relative=relative)


def _nearest_year(month: int, day: int | None, anchor: PartialDate | None) -> int:
    """The year that puts a day and month nearest to the day of publication."""
    assert anchor is not None
    middle = anchor.first

    def distance(year: int) -> int:
        return abs((dt.date(year, month, min(day or 15, 28)) - middle).days)

    return min((middle.year - 1, middle.year, middle.year + 1), key=distance)


def _hijri(part: dict[str, str | None], calendar: _Calendar, _anchor: PartialDate | None) -> TimeSpan:
    from hijridate import Hijri

    month = calendar.hijri_months[re.sub(r"\s+", " ", part["month"] or "")]
    day = _day_number(part["day"], calendar)
    converted = Hijri(int(part["year"] or 0), month, day or 15).to_gregorian()
    exact = PartialDate(converted.year, converted.month, converted.day if day else None)
    return TimeSpan(0, 0, exact if day else PartialDate(exact.year), False, None, "hijri")


def _weekday(part: dict[str, str | None], calendar: _Calendar, anchor: PartialDate | None) -> TimeSpan | None:
    """A day of the week: the last one up to the day of publication, the next one where the words say so."""
    if not (part["lead"] or part["after"]) and len(calendar.ordinals):
        return None
    if anchor is None or not anchor.is_day:
        return _span(None, relative=True)
    number = calendar.weekdays[part["weekday"] or ""]
    back = (anchor.first.weekday() - number) % 7
    if part["after"] in calendar.last_words and back == 0:
        back = 7
    ahead = part["after"] in calendar.next_words
    shift = ((number - anchor.first.weekday() - 1) % 7) + 1 if ahead else -back
    return _span(PartialDate.of(anchor.first + dt.timedelta(days=shift)), relative=True)


def _relative(part: dict[str, str | None], calendar: _Calendar, anchor: PartialDate | None) -> TimeSpan:
    unit, shift = calendar.relative[re.sub(r"\s+", " ", (part["words"] or "").lower())]
    if anchor is None or unit == "none":
        return _span(None, relative=True)
    if unit == "year":
        return _span(PartialDate(anchor.year + shift), relative=True)
    if unit == "month" and anchor.month:
        index = anchor.year * 12 + anchor.month - 1 + shift
        return _span(PartialDate(index // 12, index % 12 + 1), relative=True)
    if unit == "day" and anchor.is_day:
        return _span(PartialDate.of(anchor.first + dt.timedelta(days=shift)), relative=True)
    return _span(None, relative=True)


def _year(part: dict[str, str | None], _calendar: _Calendar, _anchor: PartialDate | None) -> TimeSpan:
    return _span(PartialDate(int(part["year"] or 0)))


_READERS = {
    "numeric": _numeric, "hijri": _hijri, "day": _named, "month_day": _named, "month": _named,
    "weekday": _weekday, "relative": _relative, "year": _year,
}  # fmt: skip
