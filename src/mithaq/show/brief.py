"""From an article to a brief: read, check, answer, write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mithaq.dates import PartialDate
from mithaq.findings.conflict import Conflict
from mithaq.findings.inquiry import Inquiry, inquire
from mithaq.show.annexes import page
from mithaq.show.fit import fit
from mithaq.show.names import named
from mithaq.show.page import Page, Sheet, TextSection, put_in_words
from mithaq.show.words import Words
from mithaq.statements.rules import read
from mithaq.statements.statement import Reading
from mithaq.text.document import Document, Language
from mithaq.text.load import load
from mithaq.world.actors import Actors, load_actors
from mithaq.world.places import load_places
from mithaq.world.register import load_register

LANGUAGES: tuple[Language, ...] = ("en", "ar")
FORMATS = (".html", ".md", ".json", ".pdf")
_TITLE_WIDTH, _TITLE_WORDS = 100, 9


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief: the findings, and the page that tells them without a language.

    Steps of its making stand in `inquire`; `sheet` says it in Arabic or English.
    """

    inquiry: Inquiry
    page: Page
    actors: Actors

    def sheet(self, lang: Language) -> Sheet:
        """The brief in one language."""
        return put_in_words(self.page, named(Words(lang), self.actors, self.inquiry.register))

    def render(self, form: str, lang: Language) -> bytes:
        """The brief as a file: ``.html``, ``.md``, ``.json`` or ``.pdf``."""
        if form == ".json":
            import json

            return json.dumps(self.to_dict(lang), ensure_ascii=False, indent=1).encode()
        sheet = self.sheet(lang)
        if form == ".html":
            from mithaq.show.html import to_html

            return to_html(sheet).encode()
        if form == ".pdf":
            from mithaq.show.pdf import to_pdf

            return to_pdf(sheet)
        from mithaq.show.markdown import to_markdown

        return to_markdown(sheet).encode()

    def to_dict(self, lang: Language = "en") -> dict[str, Any]:
        """The JSON of the contract; `answer` is page one in words, with the ids behind each line."""
        inquiry, sheet = self.inquiry, self.sheet(lang)
        found = inquiry.dossier.to_dict()
        return {
            "schema": "mithaq-brief/0.1",
            "lang": lang,
            "title": sheet.title,
            "doc": inquiry.reading.document.to_dict(),
            "answer": {section.id.removeprefix("first-"): _said(section) for section in sheet.first},
            "statements": [statement.to_dict() for statement in inquiry.reading.statements],
            "actors": [actor.to_dict() for actor in inquiry.reading.actors],
            "treaties": [treaty.to_dict() for treaty in inquiry.reading.treaties],
            "contradictions": [one.to_dict() for one in inquiry.checks.contradictions],
            "omissions": [one.to_dict() for one in inquiry.checks.omissions],
            "confirmed": [one.to_dict() for one in inquiry.checks.confirmed],
            "duties": _duties(inquiry),
            "changes": [change.to_dict() for change in inquiry.changes],
            **{
                name: found[name]
                for name in ("ledger", "influence", "clients", "demands", "linkages", "options", "forecasts")
            },
            "odds": [],
            "game": _game(inquiry),
            "unknown": [one.to_dict() for one in inquiry.checks.not_checked]
            + [{"field": "odds", "reason": "no_odds", "evidence": []}],
            "sources": _sources(inquiry),
            "register": {"version": inquiry.register.version, "pacts": len(inquiry.register)},
            "unreviewed": inquiry.unreviewed,
        }


def _said(section: TextSection) -> list[dict[str, Any]]:
    return [{"text": line.text, "evidence": list(line.refs)} for line in section.lines]


def _duties(inquiry: Inquiry) -> list[dict[str, Any]]:
    return [
        {**duty.to_dict(), "contingency": asked.duties.contingency.to_dict(), "evidence": list(asked.question.rests_on)}
        for asked in inquiry.asked
        for duty in asked.duties.duties
    ]


def _game(inquiry: Inquiry) -> dict[str, Any] | None:
    solved = inquiry.game
    if solved is None:
        return None
    draft = solved.draft.to_dict() if solved.draft else None
    return {"draft": draft, **solved.stability.to_dict(), "turns": solved.sensitivity.to_dict()}


def _sources(inquiry: Inquiry) -> list[dict[str, Any]]:
    used = dict.fromkeys(d.pact for asked in inquiry.asked for d in asked.duties.duties if d.pact)
    used |= dict.fromkeys(m.pact.id for m in inquiry.checks.treaties if m.pact)
    used |= dict.fromkeys(o.pact for o in inquiry.checks.omissions)
    document = {"document": inquiry.reading.document.id, "sha256": inquiry.reading.document.sha256}
    return [
        document,
        *(
            {
                "pact": ident,
                "key": key,
                "title": source.title,
                "publisher": source.publisher,
                "url": source.url,
                "date": source.date,
            }
            for ident in used
            for key, source in inquiry.register.pact(str(ident)).sources.items()
        ),
    ]


def title_of(document: Document) -> str:
    """The document's own title, else its first short line, else its first words."""
    if document.title:
        return document.title
    first = next((row.strip() for row in document.text.split("\n") if row.strip()), document.id)
    if len(first) <= _TITLE_WIDTH and first[-1] not in ".!؟?":
        return first
    words = first.split()
    return " ".join(words[:_TITLE_WORDS])[:_TITLE_WIDTH] + ("…" if len(words) > _TITLE_WORDS else "")


def brief(
    article: Path | Document | Reading,
    *,
    published: PartialDate | None = None,
    on: PartialDate | None = None,
    attacks: Sequence[tuple[str, str]] = (),
    game: Conflict | None = None,
    accepted_only: bool = False,
) -> Brief:
    """Write the brief of an article.

    Steps: 1. load and read it (unless a reading is given); 2. find all that follows (`inquire`); 3. lay out
    page one and the annexes.

    Parameters
    ----------
    article : Path, Document or Reading
    published : PartialDate, optional
        Day of publication of a file; else the document's own date.
    on : PartialDate, optional
        Second day to answer for; today by default.
    attacks : sequence of (attacker, target)
        Contingencies in place of those that the text raises.
    game : Conflict, optional
        In place of the drafted one.
    accepted_only : bool
        Use the statements that a person accepted, and no others.
    """
    actors = load_actors()
    reading = article if isinstance(article, Reading) else _read(article, published)
    today = PartialDate.of(dt.date.today())
    inquiry = inquire(
        reading, load_register(), load_places(), on=on or today, attacks=attacks, game=game, accepted_only=accepted_only
    )
    voices = [named(Words(lang), actors, inquiry.register) for lang in LANGUAGES]
    return Brief(inquiry, fit(page(inquiry, title_of(reading.document)), voices), actors)


def _read(article: Path | Document, published: PartialDate | None) -> Reading:
    document = load(article, published=published) if isinstance(article, Path) else article
    return read(document)
