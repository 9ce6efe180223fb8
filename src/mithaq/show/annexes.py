"""The annexes of a brief: every finding as a table, each line with what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from mithaq.answer import UNKNOWN, Answer, Evidence, Reason
from mithaq.findings.duties import Duties, Duty
from mithaq.findings.inquiry import Asked, Inquiry
from mithaq.findings.verdicts import Confirmed, Contradiction
from mithaq.show.first_page import article, asked_title
from mithaq.show.page import Line, Page, Row, Section, Table, Tone, cell
from mithaq.statements.statement import Reading, Statement
from mithaq.world.pacts import Pact

_DUTY_COLUMNS = "state duty answer why pact text_level"
_TONES: dict[str, Tone] = {"yes": "yes", "no": "no", "unknown": "unknown"}


def annexes(inquiry: Inquiry) -> tuple[Section, ...]:
    """Every annex that has something to say, in the order of the analyst's questions."""
    from mithaq.show.game_page import game_section

    parts = (
        _claims(inquiry.reading),
        _checks(inquiry),
        *_pact_sections(inquiry),
        _duties(inquiry),
        _ledger(inquiry),
        _influence(inquiry),
        _demands(inquiry),
        _linkages(inquiry),
        game_section(inquiry),
        _forecasts(inquiry),
        _sources(inquiry),
    )
    return tuple(part for part in parts if part is not None)


def quote(evidence: Evidence) -> Line:
    """A cell that quotes the text."""
    return Line("cell.quote", {"text": evidence.exact}, (), "quote")


def held(holder: str, factuality: str) -> Line:
    """Who holds it and how surely: ``the author, certain``."""
    return Line("cell.held", {"holder": holder, "factuality": factuality})


def hedged(holder: str, factuality: str, hedges: Iterable[Evidence]) -> Line:
    """The same, with the words that hold the claim back."""
    words = [hedge.exact for hedge in hedges]
    if not words:
        return held(holder, factuality)
    quotes = tuple(Line("cell.quote", {"text": word}) for word in dict.fromkeys(words))
    return Line("cell.hedged", {"holder": holder, "factuality": factuality, "hedges": quotes})


def _section(name: str, columns: str, rows: Iterable[Row], lines: Iterable[Line] = ()) -> Section | None:
    """A section of one table; none where there is nothing to say."""
    rows, lines = tuple(rows), tuple(lines)
    if not rows and not lines:
        return None
    return Section(name, Line(f"annex.{name}"), lines, (_table(columns, rows),) if rows else ())


def _table(columns: str, rows: Iterable[Row], caption: Line | None = None) -> Table:
    """A table without the columns that are empty in every row."""
    rows = tuple(rows)
    kept = [i for i, _ in enumerate(columns.split()) if any(row.cells[i] != cell(None) for row in rows)]
    heads = tuple(f"column.{columns.split()[i]}" for i in kept)
    return Table(heads, tuple(Row(tuple(row.cells[i] for i in kept), row.anchor) for row in rows), caption)


def _claims(reading: Reading) -> Section | None:
    """Every statement; where no person has reviewed any, one line says so in place of a column."""
    statements = reading.statements
    if not statements:
        return _section("claims", "", (), (Line("annex.no_claims"),))
    proposed = all(statement.status == "proposed" for statement in statements)
    lines = (Line("annex.all_proposed", {"n": len(statements)}, (), "strong"),) if proposed else ()
    columns = "id claim who quote holder" + ("" if proposed else " status")
    return _section("claims", columns, map(_claim, statements), lines)


def _claim(statement: Statement) -> Row:
    kind = Line("cell.kind", {"kind": statement.kind, "type": statement.type})
    sides = {"source": list(statement.source) or None, "target": list(statement.target)}
    who = Line("cell.sides", sides) if statement.target else cell(sides["source"])
    cells = (cell(statement.id), kind, who, quote(statement.evidence),
             hedged(statement.attribution, statement.factuality, statement.hedges), cell(statement.status, tone="muted"))  # fmt: skip
    return Row(cells, statement.id)


def _checks(inquiry: Inquiry) -> Section | None:
    """Each verdict beside the words of the text that it is on: errors first, then what was left out, borne out, untested."""
    checks = inquiry.checks
    said = {statement.id: statement.evidence for statement in inquiry.reading.statements}

    def row(
        verdict: str, tone: Tone, because: Reason, ids: tuple[str, ...], pact: str = "", number: str | None = None
    ) -> Row:
        place = f"{pact}#{number}" if number else pact
        words = quote(said[ids[0]]) if ids and ids[0] in said and verdict != "left_out" else cell(None)
        finding = Line(because.code, because.values, (*ids[:3], *filter(None, [place])))
        return Row((cell(f"verdict.{verdict}", tone=tone), words, finding))

    rows = [
        row(
            "doubted" if c.hedged else "contradicted",
            "no",
            c.because,
            c.statements or (c.statement,),
            c.pact,
            c.article,
        )
        for c in checks.contradictions
    ]
    rows += [row("left_out", "unknown", o.because, o.statements, o.pact, o.article) for o in checks.omissions]
    rows += [row("confirmed", "yes", c.because, (c.statement,), c.pact, c.article) for c in checks.confirmed]
    rows += [
        row("not_checked", "muted", Reason(n.reason, UNKNOWN, n.values), (n.statement,)) for n in checks.not_checked
    ]
    return _section("checks", "verdict quote finding", rows)


def _pact_sections(inquiry: Inquiry) -> Iterator[Section]:
    """Each pact that the text speaks of or leaves out: article by article, beside what the text says of it."""
    seen: set[str] = set()
    pacts = [match.pact for match in inquiry.checks.treaties if match.pact is not None]
    pacts += [inquiry.register.pact(omitted.pact) for omitted in inquiry.checks.omissions]
    for pact in pacts:
        if pact.id not in seen:
            seen.add(pact.id)
            yield _pact(pact, inquiry)


def _pact(pact: Pact, inquiry: Inquiry) -> Section:
    said = _said_of(pact, inquiry)
    rows = []
    for one in pact.articles:
        duties = list(dict.fromkeys(duty.kind for duty in one.duties))
        text = [Line("cell.said", {"id": s.id, "text": s.evidence.exact}, (s.id,)) for s in said.get(one.number, ())]
        beside = (
            Line("cell.lines", {"lines": tuple(text)}, tuple(line.rests_on[0] for line in text))
            if text
            else cell("text.silent", tone="muted")
        )
        rows.append(
            Row((cell(one.number), cell(dict(one.says)), cell(duties or None), beside), f"{pact.id}#{one.number}")
        )
    dates = {"signed": pact.signed.days, "in_force": pact.in_force.days, "ended": pact.ended.days}
    facts = Line("pact.facts", {**dates, "level": pact.text_level}, (pact.id,))
    table = Table(("column.article", "column.provides", "column.duties", "column.text_says"), tuple(rows))
    return Section(f"pact-{pact.id}", Line("annex.pact", {"pact": pact.id}), (facts,), (table,))


def _said_of(pact: Pact, inquiry: Inquiry) -> dict[str, list[Statement]]:
    """The statements of the text beside the articles that the checks tied them to."""
    tied: dict[str, list[Statement]] = {}
    verdicts: list[Confirmed | Contradiction] = [*inquiry.checks.confirmed, *inquiry.checks.contradictions]
    by_id = {s.id: s for s in inquiry.reading.statements}
    for verdict in verdicts:
        if verdict.pact == pact.id and verdict.article and verdict.statement in by_id:
            bucket = tied.setdefault(verdict.article, [])
            if by_id[verdict.statement] not in bucket and getattr(verdict, "kind", "") != "exclusive_list":
                bucket.append(by_id[verdict.statement])
    return tied


def _duties(inquiry: Inquiry) -> Section | None:
    """One table a question; days with the same answers share it."""
    tables: list[Table] = []
    for _, group in groupby(inquiry.asked, key=lambda asked: id(asked.question)):
        same: dict[str, list[Asked]] = {}
        for asked in group:
            same.setdefault(repr(_duty_rows(asked.duties)), []).append(asked)
        tables += [_table(_DUTY_COLUMNS, _duty_rows(days[0].duties), asked_title(*days)) for days in same.values()]
    return Section("duties", Line("annex.duties"), (Line("annex.duties_note"),), tuple(tables)) if tables else None


def _told(duties: Duties, duty: Duty) -> bool:
    """Whether a line stands in the table: a *no* of a pact that binds to the attacker alone is left to the JSON."""
    return duty.answer is not Answer.NO or duty.to == duties.contingency.target


def _duty_rows(duties: Duties) -> tuple[Row, ...]:
    """The duties of one contingency; states that owe the same for the same reason share a row."""
    rows: dict[str, tuple[list[str], tuple[Line, ...]]] = {}
    for duty in filter(partial(_told, duties), duties.duties):
        cells = _duty_cells(duty)
        states, _ = rows.setdefault(repr(_impersonal(cells, duty.state)), ([], cells))
        states.append(duty.state)
    return tuple(Row((cell(states), *cells)) for states, cells in rows.values())


def _impersonal(cells: tuple[Line, ...], state: str) -> list[object]:
    """The cells without the state's own id, so that like rows are alike."""
    return [(one.code, {k: v for k, v in one.values.items() if v != state}, one.rests_on) for one in cells]


def _duty_cells(duty: Duty) -> tuple[Line, ...]:
    tone = _TONES[str(duty.answer)]
    answer = (
        Line("cell.disputed", {"answer": str(duty.answer)}, (), tone)
        if duty.disputed
        else cell(str(duty.answer), tone=tone)
    )
    kind = Line("cell.duty", {"duty": duty.duty, "strength": duty.strength}) if duty.strength else cell(duty.duty)
    ref = article(duty)
    values = {"pact": duty.pact, "article": duty.article}
    numbered = any(map(str.isdigit, duty.article or "")) or (duty.article or "").isupper()
    where = Line("cell.pact", values, (ref,) if ref else ()) if numbered else cell(duty.pact, *filter(None, [ref]))
    return (kind, answer, _why(duty), where, cell(duty.text_level, tone="muted"))


def _why(duty: Duty) -> Line:
    """The reason in words: the word of the contract for a no; the gates for a yes; the deciding node for an unknown."""
    if duty.answer is Answer.YES:
        return Line("cell.gates", {"gates": list(duty.gates)}) if duty.gates else Line("cell.falls_due")
    node = next((n for step in duty.because for n in _deciding(step, duty.answer)), None)
    return Line(node.code, node.values) if node is not None else cell(duty.reason)


def _deciding(reason: Reason, answer: Answer) -> Iterator[Reason]:
    if reason.answer is not answer:
        return
    below = [n for part in reason.because for n in _deciding(part, answer)]
    yield from below or [reason]


def _ledger(inquiry: Inquiry) -> Section | None:
    books = inquiry.dossier.ledger
    rows = [
        Row((cell(f"support.{line.status}"), cell(list(line.giver) or None), cell(list(line.receiver) or None), cell([f"form.{f}" for f in line.forms]),
             quote(line.quote), hedged(line.holder, line.factuality, line.hedges)))
        for line in books.lines
    ]  # fmt: skip
    lines = [
        Line(
            "ledger.unmet",
            {"giver": list(u.giver), "receiver": list(u.receiver), "forms": [f"form.{f}" for f in u.forms]},
            u.statements,
            "strong",
        )
        for u in books.unmet
    ]
    return _section("ledger", "status giver receiver forms quote holder", rows, lines)


def _influence(inquiry: Inquiry) -> Section | None:
    found = inquiry.dossier
    rows = [
        Row((cell(f"influence.{line.status}"), cell(line.actor), cell(list(line.over)), quote(line.quote),
             hedged(line.holder, line.factuality, line.hedges)))
        for line in found.influence
    ]  # fmt: skip
    clients = [
        Row((cell(c.patron), cell(c.client), cell(f"client.{c.status}"), _blows(c), held(c.holder, c.factuality)))
        for c in found.clients.clients
    ]
    tables = (
        _table("status actor over quote holder", rows),
        _table("patron client status blows holder", clients, Line("annex.clients")),
    )
    kept = tuple(table for table in tables if table.rows)
    return Section("influence", Line("annex.influence"), (), kept) if kept else None


def _blows(client: Any) -> Line:
    blows = tuple(
        Line("cell.blow", {"by": list(b.by) or "unnamed", "type": b.type, "text": b.quote.exact})
        for b in client.attrition
    )
    refs = tuple(s for b in client.attrition for s in b.statements)
    return Line("cell.lines", {"lines": blows}, refs) if blows else cell(None)


def _demands(inquiry: Inquiry) -> Section | None:
    found = inquiry.dossier
    rows = [
        Row((cell(list(rung.source)), cell(list(rung.target)), quote(rung.quote),
             cell("demand.grows" if rung.grows else None), hedged(rung.holder, rung.factuality, rung.hedges)))
        for ladder in found.demands
        for rung in ladder.rungs
    ]  # fmt: skip
    choices = [
        Row((cell(list(choice.actors)), _lines(choice.items or (choice.quote,), choice.statements),
             held(choice.holder, choice.factuality)))
        for choice in found.options
    ]  # fmt: skip
    tables = (
        _table("holder_of_demand addressee quote step holder", rows),
        _table("actor alternatives holder", choices, Line("annex.options")),
    )
    kept = tuple(table for table in tables if table.rows)
    return Section("demands", Line("annex.demands"), (), kept) if kept else None


def _lines(quotes: Iterable[Evidence], rests_on: tuple[str, ...]) -> Line:
    """Several quotations in one cell."""
    return Line("cell.lines", {"lines": tuple(quote(one) for one in quotes)}, rests_on)


def _linkages(inquiry: Inquiry) -> Section | None:
    rows = [
        Row(
            (
                cell(link.basis),
                cell(list(link.parties)),
                _lines(link.parts or (link.quote,), link.statements),
                hedged(link.holder, link.factuality, link.hedges),
            )
        )
        for link in inquiry.dossier.linkages
    ]
    return _section("linkages", "basis parties sides holder", rows)


def _forecasts(inquiry: Inquiry) -> Section | None:
    rows = [
        Row(
            (
                cell(list(f.source) or None),
                cell(list(f.target) or None),
                cell(f.type),
                quote(f.quote),
                hedged(f.holder, f.factuality, f.hedges),
                cell(f.horizon),
            )
        )
        for f in inquiry.dossier.forecasts
    ]
    return _section("forecasts", "actor toward forecast quote holder horizon", rows)


def _sources(inquiry: Inquiry) -> Section:
    document = inquiry.reading.document
    name = Line("source.document", {"file": document.file or document.id, "sha": document.sha256[:12]})
    rows = [Row((cell("1"), cell(None), name, cell(None), cell(None)))]
    used = {match.pact.id for match in inquiry.checks.treaties if match.pact}
    used |= {o.pact for o in inquiry.checks.omissions}
    used |= {d.pact for asked in inquiry.asked for d in asked.duties.duties if d.pact and _told(asked.duties, d)}
    for number, (pact, source) in enumerate(_pact_sources(inquiry, sorted(used)), 2):
        known = source.url is not None
        cells = (cell(source.title), cell(source.publisher), cell(source.url, tone="muted"))
        told = cells if known else (cell("source.unverified", tone="muted"), cell(None), cell(None))
        rows.append(Row((cell(str(number)), cell(pact.id), *told)))
    return Section("sources", Line("annex.sources"), (), (_table("number pact source publisher link", rows),))


def _pact_sources(inquiry: Inquiry, used: list[str]) -> Iterator[tuple[Pact, Any]]:
    for ident in used:
        pact = inquiry.register.pact(ident)
        for source in pact.sources.values():
            yield pact, source


def page(inquiry: Inquiry, title: str) -> Page:
    """The whole brief without a language."""
    from mithaq.show.first_page import first_page

    document = inquiry.reading.document
    about = {"outlet": document.outlet, "date": str(document.date) if document.date else "unknown"}
    subtitle = Line("brief.subtitle_outlet" if document.outlet else "brief.subtitle", about)
    return Page(Line("brief.title", {"title": title}), subtitle, first_page(inquiry), annexes(inquiry))
