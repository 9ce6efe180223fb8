"""Readings built by hand: sentences of our own, statements as a careful reader would make them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from mithaq.answer import Evidence
from mithaq.dates import PartialDate, parse_optional
from mithaq.statements.statement import Actor, Mention, Reading, Statement, Treaty
from mithaq.text.document import Document


def made(
    text: str,
    *statements: dict[str, Any],
    lang: str = "en",
    date: str | None = None,
    treaties: tuple[Treaty, ...] = (),
    mentions: tuple[tuple[str, str], ...] = (),
    groups: tuple[str, ...] = (),
) -> Reading:
    """A reading of `text`; each statement's `words` are found in it, and so are the named mentions."""
    document = Document("own", text, lang, hashlib.sha256(text.encode()).hexdigest(), parse_optional(date))  # type: ignore[arg-type]
    found = tuple(_statement(text, number, one) for number, one in enumerate(statements, 1))
    named = tuple(_mention(text, actor, words) for actor, words in mentions)
    ids = dict.fromkeys(actor for one in found for actor in (*one.source, *one.target))
    actors = tuple(Actor(actor, "group" if actor in groups else "state", actor) for actor in ids)
    return Reading(document, actors, named, treaties, found)


def _statement(text: str, number: int, one: dict[str, Any]) -> Statement:
    fields = dict(one)
    words = fields.pop("words")
    evidence = _span(text, words)
    for key in ("parts", "items", "hedges"):
        fields[key] = tuple(_span(text, part) for part in fields.get(key, ()))
    fields["time"] = parse_optional(fields.get("time"))
    return Statement(id=f"s{number}", evidence=evidence, **fields)


def _span(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence("own", start, start + len(words), words)


def _mention(text: str, actor: str, words: str) -> Mention:
    start = text.index(words)
    return Mention(actor, "name", start, start + len(words), words)


def gold(path: Path, text: Path, *, day: str | None = None) -> Reading:
    """A gold annotation; a date that is not ISO is dropped, `day` takes its place."""
    data = json.loads(path.read_text(encoding="utf-8"))
    data["doc"]["date"] = None
    reading = Reading.from_dict(data, text.read_text(encoding="utf-8"))
    return replace(reading, document=replace(reading.document, date=PartialDate.parse(day) if day else None))


def seed(shared: Path, day: str | None = "2025-06-23") -> Reading:
    """The gold annotation of the article that the project grew from."""
    return gold(shared / "seed" / "statements.json", shared / "seed" / "article.ar.txt", day=day)


def renamed(reading: Reading, names: dict[str, str]) -> Reading:
    """The same reading with actor ids exchanged everywhere."""

    def name(actor: str) -> str:
        head, dot, tail = actor.partition(".")
        return names.get(head, head) + dot + tail

    def statement(one: Statement) -> Statement:
        source, target = tuple(map(name, one.source)), tuple(map(name, one.target))
        return replace(one, source=source, target=target, attribution=name(one.attribution))

    return replace(
        reading,
        actors=tuple(replace(actor, id=name(actor.id)) for actor in reading.actors),
        mentions=tuple(replace(mention, actor=name(mention.actor)) for mention in reading.mentions),
        statements=tuple(map(statement, reading.statements)),
    )
