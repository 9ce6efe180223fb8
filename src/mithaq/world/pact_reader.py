"""A pact file → `Pact`: the whole record and its head; `article_reader` reads the articles.

Every fault is noted with its line, so that a person who edits a file sees them all at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mithaq.dates import PartialDate
from mithaq.errors import BadData
from mithaq.records import Record, read_records
from mithaq.world import pacts as p
from mithaq.world.article_reader import read_area, read_article
from mithaq.world.fields import KEY, Faults, Fields

TOP = [
    "id",
    "name",
    "form",
    "binding",
    "published",
    "text_level",
    "confidence",
    "reviewed_by",
    "region",
    "signed",
    "provisionally_applied",
    "in_force",
    "ended",
    "ended_not_before",
    "organisation",
    "as_of",
    "term",
    "law",
    "succeeds",
    "parties",
    "suspensions",
    "areas",
    "articles",
    "practice",
    "competing",
    "sources",
    "sources_for",
    "note",
]
_FIRST_DAY = PartialDate(1)


def read_pact(path: Path, notes: Faults) -> p.Pact | None:
    """Read one file; None, with its faults noted, where it cannot be used."""
    try:
        record = read_records(path)
    except BadData as fault:
        notes.faults.append(fault)
        return None
    if not isinstance(record, Record):
        label = "/".join(path.parts[-2:])
        notes.faults.append(BadData("not one pact", where=f"{label}:1", remedy="Write one mapping a file"))
        return None
    return pact_from(record, notes, path.stem)


def pact_from(record: Record, notes: Faults, stem: str | None = None) -> p.Pact | None:
    """A `Pact` from a record; None where a fault was noted.

    Parameters
    ----------
    record : Record
    notes : Faults
    stem : str, optional
        The file's name, which must be the id.
    """
    before = len(notes.faults)
    fields = Fields(record, notes)
    fields.only(TOP)
    ident = _ident(fields, stem)
    sources_for = _sources_for(fields)
    pact = p.Pact(
        id=ident,
        **_head(fields),
        **_dates(fields, sources_for),
        parties=tuple(_party(entry, sources_for) for entry in fields.subs("parties")),
        suspensions=tuple(_suspension(entry) for entry in fields.subs("suspensions")),
        areas=_areas(fields),
        articles=tuple(read_article(entry) for entry in fields.subs("articles")),
        law=tuple(_law(entry) for entry in fields.subs("law")),
        practice=tuple(_practice(entry) for entry in fields.subs("practice")),
        sources=_sources(fields),
        sources_for=sources_for,
    )
    for key in ("parties", "articles", "sources"):
        fields.need(key)
    return pact if len(notes.faults) == before else None


def _ident(fields: Fields, stem: str | None) -> str:
    ident = fields.text("id", required=True) or ""
    if ident and not KEY.match(ident):
        fields.fault(f"id {ident!r} must be lower-case letters, digits and hyphens", "id")
    if ident and stem is not None and ident != stem:
        fields.fault(f"id {ident!r} differs from the file's name {stem!r}", "id", "Make them the same")
    return ident


def _head(fields: Fields) -> dict[str, Any]:
    organisation = fields.sub("organisation") if isinstance(fields.record.get("organisation"), Record) else None
    return {
        "name": fields.words("name", required=True, both=True),
        "form": fields.choice("form", p.FORMS, "unknown", required=True),
        "binding": fields.choice("binding", p.EXTENTS, "full", required=True),
        "published": fields.choice("published", p.EXTENTS, "full", required=True),
        "text_level": fields.choice("text_level", p.TEXT_LEVELS, "reported", required=True),
        "confidence": fields.choice("confidence", p.CONFIDENCES, "low", required=True),
        "reviewed_by": fields.texts("reviewed_by"),
        "region": fields.texts("region"),
        "succeeds": fields.texts("succeeds"),
        "competing": _plain_texts(fields, "competing"),
        "term": fields.words("term"),
        "organisation": _organisation(organisation) if organisation else None,
    }


def _plain_texts(fields: Fields, key: str) -> tuple[str, ...]:
    value = fields.record.get(key)
    items = value if isinstance(value, tuple) else () if value is None else (value,)
    return tuple(str(item.get("en", "")) if isinstance(item, Record) else str(item) for item in items)


def _organisation(fields: Fields) -> p.Organisation:
    fields.only(("name", "ended", "source", "en", "ar", "note"))
    name = fields.record.get("name")
    text = str(name.get("en")) if isinstance(name, Record) else fields.text("name", required=True) or ""
    return p.Organisation(text, fields.date("ended"), source(fields))


def _dates(fields: Fields, sources_for: dict[str, str]) -> dict[str, Any]:
    fields.need("signed")
    fields.need("in_force")
    as_of = fields.date("as_of") if fields.need("as_of") else None
    return {
        "signed": dated(fields, "signed", sources_for.get("signed"), words=("unknown",)),
        "provisionally_applied": dated(fields, "provisionally_applied", sources_for.get("provisionally_applied")),
        "in_force": dated(fields, "in_force", sources_for.get("in_force"), words=("never", "unknown")),
        "ended": _ended(fields, sources_for.get("ended")),
        "as_of": as_of or _FIRST_DAY,
    }


def dated(fields: Fields, key: str, source_key: str | None = None, words: tuple[str, ...] = ()) -> p.Dated:
    """A date, a list of competing dates, one of `words`, or nothing (open)."""
    value = fields.record.get(key)
    if value is None:
        return p.OPEN
    if isinstance(value, str) and value in words:
        return p.Dated(state=value)
    if isinstance(value, (tuple, Record)):
        found = tuple(_reading(entry) for entry in fields.subs(key))
        readings = tuple(reading for reading in found if reading is not None)
    else:
        date = fields.as_date(str(value), key)
        readings = (p.DateReading(date, source_key),) if date else ()
    return p.Dated(readings) if readings else p.Dated(state="unknown")


def _ended(fields: Fields, source_key: str | None) -> p.Dated:
    """The end; where it is unknown, not before ``ended_not_before`` (a fixed term), nor before the entry into force."""
    ended = dated(fields, "ended", source_key, words=("unknown",))
    if ended.state != "unknown":
        return ended
    in_force = fields.record.get("in_force")
    settled = isinstance(in_force, (str, int)) and str(in_force)[:1].isdigit()
    key = "ended_not_before" if fields.record.get("ended_not_before") is not None else "in_force" if settled else None
    return p.Dated(state="unknown", not_before=fields.date(key) if key else None)


def _reading(fields: Fields) -> p.DateReading | None:
    fields.only(("date", "source", "says", "en", "ar"))
    if not fields.need("date"):
        return None
    date = fields.date("date")
    fields.need("source")
    says = fields.words("says") or ({"en": text} if (text := fields.text("en")) else {})
    return p.DateReading(date, source(fields), says) if date else None


def source(fields: Fields) -> str | None:
    """The source key or keys of a record, joined by commas."""
    return ", ".join(fields.texts("source")) or None


def _sources_for(fields: Fields) -> dict[str, str]:
    inner = fields.sub("sources_for")
    if inner is None:
        return {}
    return {key: ", ".join(inner.texts(key)) for key in inner.record}


def _party(fields: Fields, sources_for: dict[str, str]) -> p.Party:
    fields.only(["state", "joined", "left", "as", "of", "source", "note", "en", "ar"])
    state = fields.text("state", required=True) or ""
    if fields.record.get("state") is not None:
        fields.check_state(state, "state")
    key = source(fields) or sources_for.get("parties")
    joined = fields.record.get("joined")
    left = fields.record.get("left")
    return p.Party(
        state=state,
        joined=None if joined is None else dated(fields, "joined", key, ("never", "unknown")),
        left=p.OPEN if left is None else dated(fields, "left", key, ("unknown",)),
        how=fields.choice("as", p.JOINED_AS, "signatory"),
        successor_of=fields.text("of"),
        source=key,
    )


def _suspension(fields: Fields) -> p.Suspension:
    fields.only(["of", "toward", "from", "to", "kind", "contested", "en", "ar", "source"])
    fields.need("of")
    fields.need("from")
    key = source(fields)
    return p.Suspension(
        of=fields.states("of"),
        toward=fields.states("toward"),
        start=dated(fields, "from", key, ("unknown",)),
        end=dated(fields, "to", key, ("unknown",)),
        kind=fields.choice("kind", p.SUSPENSIONS, "suspended", required=True),
        contested=fields.flag("contested"),
        says=fields.by_language(),
        source=key,
    )


def _areas(fields: Fields) -> dict[str, tuple[p.AreaClause, ...]]:
    inner = fields.sub("areas")
    if inner is None:
        return {}
    return {name: tuple(read_area(entry) for entry in inner.subs(name)) for name in inner.record}


def _law(fields: Fields) -> p.PactArticle:
    fields.only(["article", "number", "en", "ar", "says", "source"])
    number = fields.text("article") or fields.text("number") or ""
    says = fields.words("says") or fields.by_language()
    return p.PactArticle(number, says, source(fields))


def _practice(fields: Fields) -> p.Practice:
    fields.only(["date", "en", "ar", "source", "to"])
    return p.Practice(fields.date("date"), fields.by_language(), source(fields))


def _sources(fields: Fields) -> dict[str, p.Source]:
    inner = fields.sub("sources")
    if inner is None:
        return {}
    return {key: _source(entry) for key in inner.record if (entry := inner.sub(key)) is not None}


def _source(fields: Fields) -> p.Source:
    fields.only(["title", "publisher", "date", "url", "lang", "read", "note", "archived", "accessed"])
    if (date := fields.text("date")) is not None:
        fields.as_date(date, "date")
    return p.Source(
        title=fields.text("title", required=True) or "",
        publisher=fields.text("publisher"),
        date=date,
        url=fields.text("url"),
        lang=fields.text("lang"),
        read=fields.choice("read", ("full", "part", "snippet", "none"), "part"),
    )
