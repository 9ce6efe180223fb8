"""Places: whose they are, who holds them on the day, and in which regions they lie.

A contingency names its place in free words; `Places.resolve` finds the most telling known name in them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from mithaq.answer import NO, UNKNOWN, YES, Answer, any_of
from mithaq.dates import PartialDate, Span
from mithaq.errors import BadData
from mithaq.records import Record, read_records
from mithaq.text.normalise import fold
from mithaq.world.actors import load_actors
from mithaq.world.continuity import same_state
from mithaq.world.fields import Faults, Fields

_NAMING = ("name", "demonym", "capital")
PLACES = Path(__file__).parents[1] / "data" / "places.yaml"


@dataclass(frozen=True, slots=True)
class Holding:
    """A state that has, or holds, a place for a span of days."""

    state: str
    span: Span = field(default_factory=Span)

    def by(self, states: Collection[str], on: PartialDate) -> Answer:
        """Whether it is one of `states`, on the day."""
        if not any(same_state(self.state, state, on) for state in states):
            return NO
        return self.span.contains(on)


@dataclass(frozen=True, slots=True)
class Place:
    """A place, or the home territory of a state (``home:USA``).

    Attributes
    ----------
    sovereign, administered_by : tuple of Holding
        In law, in fact; where nobody is named to administer, the sovereign does.
    within, partly : frozenset of str
        Regions in which it lies wholly, or with some part.
    sea : bool
        An attack there is an attack on vessels or forces.
    contested : bool
        The sovereignty is disputed among states at large; `claimed_by` are the claimants.
    mapped : bool
        False where the table knows no regions for it.
    """

    id: str
    names: dict[str, tuple[str, ...]]
    sovereign: tuple[Holding, ...] = ()
    claimed_by: tuple[str, ...] = ()
    administered_by: tuple[Holding, ...] = ()
    within: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()
    sea: bool = False
    metropolitan: bool = False
    base_of: tuple[str, ...] = ()
    contested: bool = False
    mapped: bool = True
    note: str | None = None
    source: str | None = None

    def belongs_to(self, states: Collection[str], on: PartialDate) -> Answer:
        """Whether one of `states` is sovereign here on the day; unknown where that is contested."""
        owned = any_of(*(holding.by(states, on) for holding in self.sovereign))
        claimed = any(same_state(claim, state, on) for claim in self.claimed_by for state in states)
        if self.contested and (owned is not NO or claimed):
            return UNKNOWN
        return owned

    def administered(self, states: Collection[str], on: PartialDate) -> Answer:
        """Whether one of `states` holds the place in fact on the day."""
        return any_of(*(holding.by(states, on) for holding in self.administered_by or self.sovereign))

    def lies_in(self, regions: Collection[str]) -> Answer:
        """Whether it lies in one of the regions; unknown where only a part of it does."""
        if not regions or self.within & set(regions):
            return YES
        return UNKNOWN if self.partly & set(regions) or not self.mapped else NO

    @property
    def name(self) -> str:
        """The English name, or the id."""
        return next(iter(self.names.get("en", ())), self.id)


@dataclass(frozen=True, slots=True)
class Places:
    """The table of places and regions, and the names by which texts call them.

    Attributes
    ----------
    places, homes : mapping of str to Place
        By place id; by state id.
    regions : mapping of str to names by language
    state_names : mapping of str to str
        Folded names and adjectives of states → state id.
    """

    places: Mapping[str, Place]
    homes: Mapping[str, Place]
    regions: Mapping[str, dict[str, str]]
    state_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def ids(self) -> set[str]:
        """Every id of a place or a region."""
        return {*self.places, *self.regions}

    def home(self, state: str) -> Place:
        """The home territory of a state; not `mapped` where the table lacks it."""
        known = self.homes.get(state)
        if known is not None:
            return known
        return Place(f"home:{state}", {}, (Holding(state),), metropolitan=True, mapped=False)

    def resolve(self, text: str) -> Place | None:
        """The place that free words name, or None.

        Steps: 1. fold the words as names are folded; 2. take the ids and names of places that stand in them as whole words,
        land before open sea, then the longest; 3. else the name or adjective of a state gives its home territory.
        """
        if text in self.places:
            return self.places[text]
        words = fold(text).text.casefold()
        found = [(self.places[ident], name) for name, ident in _names_in(words, self._names())]
        if found:
            return max(found, key=lambda pair: (bool(pair[0].sovereign), len(pair[1])))[0]
        states = _names_in(words, self.state_names)
        if states:
            return self.home(max(states, key=lambda pair: len(pair[0]))[1])
        return self.homes.get(text.strip())

    def _names(self) -> dict[str, str]:
        return {
            fold(name).text.casefold(): place.id
            for place in self.places.values()
            for names in place.names.values()
            for name in names
        }


def _names_in(words: str, names: Mapping[str, str]) -> list[tuple[str, str]]:
    found = [(name, ident) for name, ident in names.items() if name in words]
    return [(name, ident) for name, ident in found if _whole_word(words, name)]


def _whole_word(words: str, name: str) -> bool:
    """Whether `name` stands alone in `words`, Arabic particles (و ف ب ل ك) before it allowed."""
    return re.search(rf"(?<!\w)(?:[وفبلك]{{1,2}})?{re.escape(name)}(?!\w)", words) is not None


def load_places(path: Path = PLACES, *, state_names: Mapping[str, str] | None = None) -> Places:
    """Read the table of places.

    Parameters
    ----------
    path : Path
    state_names : mapping, optional
        Names of states → id; from the table of actors by default.

    Raises
    ------
    BadData
        The first fault, with file and line.
    """
    notes = Faults()
    places = read_places(path, notes)
    if notes.faults:
        raise notes.faults[0]
    return replace(places, state_names=names_of_states() if state_names is None else state_names)


def read_places(path: Path, notes: Faults) -> Places:
    """`load_places` without state names, every fault noted."""
    record = read_records(path)
    if not isinstance(record, Record):
        raise BadData("not a table of places", where=path.name, remedy="Write `regions:`, `homes:` and `places:`")
    fields = Fields(record, notes)
    fields.only(("regions", "homes", "places", "sources"))
    inner = fields.sub("regions")
    entries = {name: entry for name in inner.record if (entry := inner.sub(name))} if inner else {}
    parents = {name: entry.texts("part_of") for name, entry in entries.items()}
    regions = {name: entry.by_language(both=True) for name, entry in entries.items()}
    reader = _Reader(parents, frozenset(fields.record["sources"]))
    homes = {home.id.removeprefix("home:"): home for entry in fields.subs("homes") for home in reader.homes(entry)}
    places: dict[str, Place] = {}
    for entry in fields.subs("places"):
        place = reader.place(entry)
        if place.id in places or place.id in homes:
            entry.fault(f"the place {place.id!r} stands twice", "id")
        places[place.id] = place
    return Places(places, homes, regions)


@dataclass(frozen=True, slots=True)
class _Reader:
    parents: Mapping[str, tuple[str, ...]]
    sources: frozenset[str]

    def closure(self, fields: Fields, key: str) -> frozenset[str]:
        """Regions of `key` with all that they are part of."""
        found: set[str] = set()
        queue = list(fields.texts(key))
        while queue:
            region = queue.pop()
            if region not in self.parents:
                fields.fault(f"region {region!r} is not described", key, "Add it to `regions:`")
                continue
            if region not in found:
                found.add(region)
                queue += self.parents[region]
        return frozenset(found)

    def homes(self, fields: Fields) -> Iterable[Place]:
        fields.only(("states", "within", "partly", "note"))
        within, partly = self.closure(fields, "within"), self.closure(fields, "partly")
        for state in fields.states("states"):
            holding = (Holding(state),)
            yield Place(f"home:{state}", {}, holding, (), holding, within, partly - within, metropolitan=True)

    def place(self, fields: Fields) -> Place:
        fields.only(
            [
                "id",
                "names",
                "sovereign",
                "claimed_by",
                "administered_by",
                "within",
                "partly",
                "sea",
                "metropolitan",
                "base_of",
                "contested",
                "note",
                "source",
            ]
        )
        names = fields.sub("names")
        source = fields.text("source")
        if source is not None and source not in self.sources:
            fields.fault(f"source {source!r} is not among the sources", "source")
        return Place(
            id=fields.text("id", required=True) or "",
            names={lang: names.texts(lang) for lang in ("en", "ar")} if names else {},
            sovereign=_holdings(fields, "sovereign"),
            claimed_by=fields.states("claimed_by"),
            administered_by=_holdings(fields, "administered_by"),
            within=self.closure(fields, "within"),
            partly=self.closure(fields, "partly"),
            sea=fields.flag("sea"),
            metropolitan=fields.flag("metropolitan"),
            base_of=fields.states("base_of"),
            contested=fields.flag("contested"),
            note=fields.text("note"),
            source=source,
        )


def _holdings(fields: Fields, key: str) -> tuple[Holding, ...]:
    value = fields.record.get(key)
    if isinstance(value, str):
        return tuple(Holding(state) for state in fields.states(key))
    return tuple(_holding(entry) for entry in fields.subs(key))


def _holding(fields: Fields) -> Holding:
    fields.only(("state", "from", "to"))
    state = fields.text("state", required=True) or ""
    fields.check_state(state, "state")
    return Holding(state, Span(fields.date("from"), fields.date("to")))


@lru_cache(maxsize=1)
def names_of_states() -> dict[str, str]:
    """Folded names, adjectives and capitals of states → id, from the table of actors."""
    actors = load_actors()
    found: dict[str, str] = {}
    states = {actor.id for actor in actors if actor.kind == "state"}
    for alias in actors.aliases():
        if alias.actor in states and alias.form in _NAMING:
            found.setdefault(fold(alias.form_text).text.casefold(), alias.actor)
    return found
