"""The linter of pact files: ``python -m mithaq.world.pact_check [FILES…]``.

Prints every fault as ``file:line: what. remedy`` and leaves with 1 where there is one; warnings are marked and do not count.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from itertools import chain, pairwise
from pathlib import Path

from mithaq.answer import YES
from mithaq.errors import BadData, MithaqError
from mithaq.records import Record, read_records
from mithaq.world.actors import load_actors
from mithaq.world.fields import Faults, Fields
from mithaq.world.pact_reader import pact_from
from mithaq.world.pacts import Pact
from mithaq.world.places import load_places

PACTS = Path(__file__).parents[1] / "data" / "pacts"


def check_files(
    paths: Iterable[Path],
    *,
    known_actors: Collection[str] | None = None,
    known_places: Collection[str] | None = None,
) -> Faults:
    """Every fault of some pact files.

    Steps: 1. read each file field by field; 2. hold its parts against one another: sources, areas, dates, parties;
    3. hold its states and places against the tables, where these are given; 4. see that no id stands twice.

    Parameters
    ----------
    paths : iterable of Path
    known_actors, known_places : collection of str, optional
        Ids that exist; None leaves the check out.
    """
    notes = Faults()
    seen: dict[str, str] = {}
    for path in paths:
        record = _record(path, notes)
        if record is None:
            continue
        pact = pact_from(record, notes, path.stem)
        _check_sources(record, notes)
        fields = Fields(record, notes)
        if pact is None:
            continue
        _check_parts(pact, fields, known_actors, known_places)
        if pact.id in seen:
            fields.fault(f"the id {pact.id!r} stands in {seen[pact.id]} too", "id")
        seen[pact.id] = record.file
    return notes


def _record(path: Path, notes: Faults) -> Record | None:
    try:
        record = read_records(path)
    except BadData as fault:
        notes.faults.append(fault)
        return None
    except OSError as fault:
        notes.faults.append(BadData(f"cannot be read: {fault.strerror}", where=str(path)))
        return None
    if isinstance(record, Record):
        return record
    notes.faults.append(
        BadData("not one pact", where="/".join(path.parts[-2:]) + ":1", remedy="Write one mapping a file")
    )
    return None


def _check_sources(record: Record, notes: Faults) -> None:
    """Every `source:` names a key of `sources`; every date, party change, article and practice line has one."""
    table = record.get("sources")
    known = set(table) if isinstance(table, Record) else set()
    for part in _walk(record):
        if part is not table:
            _check_source_keys(Fields(part, notes), known)
    fields = Fields(record, notes)
    named = record.get("sources_for")
    keys = set(named) if isinstance(named, Record) else set()
    for key in ("signed", "in_force", "ended"):
        if isinstance(record.get(key), (str, int)) and key not in keys:
            fields.fault(f"{key!r} has no source", key, f"Write `sources_for: {{{key}: KEY}}`")
    for entry in chain(
        fields.subs("articles"), fields.subs("practice"), fields.subs("law"), fields.subs("suspensions")
    ):
        entry.need("source")
    for entry in fields.subs("parties"):
        if {"joined", "left"} & set(entry.record) and "source" not in entry.record and "parties" not in keys:
            entry.fault("a change of parties has no source", "joined", "Write `source: KEY` beside it")


def _check_source_keys(fields: Fields, known: set[str]) -> None:
    keys = [("source", key) for key in fields.texts("source")] if "source" in fields.record else []
    inner = fields.record.get("sources_for")
    if isinstance(inner, Record):
        keys += [("sources_for", key) for name in inner for key in fields.inner(inner).texts(name)]
    for at, key in keys:
        if key not in known:
            fields.fault(f"source {key!r} is not among the sources", at, f"Known: {' '.join(sorted(known)) or 'none'}")


def _walk(record: Record) -> Iterable[Record]:
    yield record
    for value in record.values():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record):
                yield from _walk(item)


def _check_parts(
    pact: Pact, fields: Fields, known_actors: Collection[str] | None, known_places: Collection[str] | None
) -> None:
    _check_order(pact, fields)
    _check_areas(pact, fields)
    _check_holders(pact, fields)
    if known_actors is not None:
        for state in sorted(_named_states(pact) - set(known_actors)):
            fields.fault(f"{state!r} is not in the table of actors", "parties", "Add it to data/actors, or mend the id")
    if known_places is not None:
        for name, clauses in pact.areas.items():
            unknown = {place for clause in clauses for place in (*clause.place, *clause.within)} - set(known_places)
            for place in sorted(unknown):
                fields.fault(f"area {name!r}: place or region {place!r} is not in data/places.yaml", "areas")


def _check_order(pact: Pact, fields: Fields) -> None:
    steps = [("signed", pact.signed), ("in_force", pact.in_force), ("ended", pact.ended)]
    known = [(key, dated) for key, dated in steps if dated.state == "dates"]
    for (early, first), (late, second) in pairwise(known):
        if first.first and second.last and second.last.before(first.first) is YES:
            fields.fault(f"{late} ({second}) lies before {early} ({first})", late)
    for party in pact.parties:
        joined = party.joined
        if joined and joined.first and party.left.last and party.left.last.before(joined.first) is YES:
            fields.fault(f"{party.state} left ({party.left}) before it joined ({joined})", "parties")
        if party.how == "succession" and not party.successor_of:
            fields.warn(f"{party.state} is a successor: of whom?", "parties", "Write `of: SUN`")


def _check_areas(pact: Pact, fields: Fields) -> None:
    for article, entry in zip(pact.articles, fields.subs("articles"), strict=True):
        for duty in article.duties:
            named = [duty.trigger.area] if duty.trigger else []
            named += [dispute.area for dispute in duty.disputes]
            for area in named:
                if area not in (None, "home", *pact.areas):
                    entry.fault(
                        f"article {article.number}: area {area!r} is not described", "duties", "Add it to `areas:`"
                    )


def _check_holders(pact: Pact, fields: Fields) -> None:
    for article, entry in zip(pact.articles, fields.subs("articles"), strict=True):
        for duty in article.duties:
            for state in sorted(set(duty.debtors.states) - set(pact.states)):
                entry.fault(f"article {article.number}: debtor {state} is no party", "duties", "Add it to `parties:`")


def _named_states(pact: Pact) -> set[str]:
    named = set(pact.states) | {party.successor_of for party in pact.parties if party.successor_of}
    for article in pact.articles:
        for duty in article.duties:
            named |= {*duty.debtors.states, *duty.beneficiaries.states}
            if duty.trigger and duty.trigger.adversaries:
                named |= {*duty.trigger.adversaries.only, *duty.trigger.adversaries.excepted}
    return named


def tables() -> tuple[set[str] | None, set[str] | None]:
    """Ids of the actors' and the places' tables; None, with a word on standard error, for a table that cannot be read."""
    actors: set[str] | None = None
    places: set[str] | None = None
    try:
        actors = {actor.id for actor in load_actors()}
    except (KeyError, TypeError, MithaqError) as fault:
        print(f"states are not checked: the table of actors cannot be read ({fault!r})", file=sys.stderr)
    try:
        places = load_places(state_names={}).ids
    except MithaqError as fault:
        print(f"places are not checked: {fault}", file=sys.stderr)
    return actors, places


def main(arguments: list[str]) -> int:
    """Check the files named, or all of ``data/pacts``; 1 where there is a fault."""
    paths = [Path(argument) for argument in arguments] or sorted(PACTS.glob("*.yaml"))
    actors, places = tables()
    notes = check_files(paths, known_actors=actors, known_places=places)
    for warning in notes.warnings:
        print(f"{warning.where}: warning: {warning.what}" + (f". {warning.remedy}" if warning.remedy else ""))
    for fault in notes.faults:
        print(fault.message)
    print(f"{len(paths)} files, {len(notes.faults)} faults, {len(notes.warnings)} warnings", file=sys.stderr)
    return 1 if notes.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
