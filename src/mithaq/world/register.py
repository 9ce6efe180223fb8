"""The register: every pact on file, with its version and the window that it covers."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from mithaq.answer import Dataset
from mithaq.dates import PartialDate, Span
from mithaq.errors import BadInput, UnknownName
from mithaq.world.fields import Faults
from mithaq.world.pact_reader import read_pact
from mithaq.world.pacts import Pact

PACTS = Path(__file__).parents[1] / "data" / "pacts"


@dataclass(frozen=True)
class Register:
    """The pacts on file.

    Attributes
    ----------
    pacts : tuple of Pact
        In the order of their ids.
    version : str
        First twelve digits of the sha256 over the files.
    """

    pacts: tuple[Pact, ...]
    version: str = "0"

    def __iter__(self) -> Iterator[Pact]:
        return iter(self.pacts)

    def __len__(self) -> int:
        return len(self.pacts)

    @cached_property
    def _by_id(self) -> dict[str, Pact]:
        return {pact.id: pact for pact in self.pacts}

    def pact(self, ident: str) -> Pact:
        """The pact of this id.

        Raises
        ------
        UnknownName
            No such pact, with the nearest ids.
        """
        try:
            return self._by_id[ident]
        except KeyError:
            import difflib

            near = difflib.get_close_matches(ident, self._by_id, 3)
            remedy = f"Did you mean {', '.join(near)}?" if near else f"The register has {len(self)} pacts"
            raise UnknownName(f"no pact {ident!r} in the register", remedy=remedy) from None

    def between(self, left: str, right: str) -> tuple[Pact, ...]:
        """Every pact that binds one of the two toward the other, or both, at any time."""
        return tuple(pact for pact in self.pacts if {left, right} <= _concerned(pact))

    def of(self, state: str) -> tuple[Pact, ...]:
        """Every pact to which `state` was ever a party."""
        return tuple(pact for pact in self.pacts if state in pact.states)

    def match(self, parties: Iterable[str], year: int | None) -> Pact | None:
        """The pact signed in `year` that all `parties` share; the one with the fewest others, None if there is none.

        So texts and examinations name a pact: by parties and year of signature, never by our id.
        """
        wanted = set(parties)
        found = [pact for pact in self.pacts if wanted <= _concerned(pact) and (year is None or year in _years(pact))]
        return min(found, key=lambda pact: (len(pact.states), pact.id), default=None)

    @cached_property
    def as_of(self) -> PartialDate | None:
        """The last day up to which a record was checked."""
        return max((pact.as_of for pact in self.pacts), key=lambda day: day.last, default=None)

    @cached_property
    def since(self) -> PartialDate | None:
        """The earliest signature on file."""
        return min((pact.signed.first for pact in self.pacts if pact.signed.first), default=None)

    @property
    def window(self) -> Span:
        """The days for which the register can answer: ``[since, as_of]``."""
        return Span(self.since, self.as_of)

    @property
    def dataset(self) -> Dataset:
        """The register as a ground of a reason."""
        return Dataset("register", self.version, f"{len(self)} pacts, {self.since} to {self.as_of}")

    def published(self) -> Register:
        """A register of the pacts whose text is published, wholly or in part."""
        kept = tuple(pact for pact in self.pacts if pact.published != "none")
        return self if len(kept) == len(self.pacts) else Register(kept, f"{self.version}-published")

    def without(self, idents: Iterable[str]) -> Register:
        """A register without these pacts.

        Raises
        ------
        UnknownName
            One of them is not on file.
        """
        dropped = {self.pact(ident).id for ident in idents}
        if not dropped:
            return self
        kept = tuple(pact for pact in self.pacts if pact.id not in dropped)
        return Register(kept, f"{self.version}-without-{'-'.join(sorted(dropped))}")


def _concerned(pact: Pact) -> set[str]:
    """Parties, and beneficiaries that are named without being parties."""
    named = {state for article in pact.articles for duty in article.duties for state in duty.beneficiaries.states}
    return {*pact.states, *named}


def _years(pact: Pact) -> set[int]:
    return {reading.date.year for reading in pact.signed.readings}


def load_register(folder: Path | None = None) -> Register:
    """Read every pact of a folder (``data/pacts`` by default).

    Steps: 1. read each ``*.yaml``; 2. refuse the register at the first fault; 3. hash the files in the order of their names.

    Raises
    ------
    BadInput
        No such folder, or no pact in it.
    BadData
        The first fault, with file and line; ``python -m mithaq.world.pact_check`` prints all.
    """
    place = PACTS if folder is None else folder
    if not place.is_dir():
        raise BadInput("no such folder of pacts", where=str(place), remedy="Name a folder with one YAML file a pact")
    files = sorted(place.glob("*.yaml"))
    if not files:
        raise BadInput("no pact file (*.yaml)", where=str(place), remedy="Name a folder with one YAML file a pact")
    return _load(tuple((str(path), _changed(path)) for path in files))


def _changed(path: Path) -> int:
    """When the file was last written; 0 for one that cannot be read, which `read_pact` then refuses."""
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=4)
def _load(files: tuple[tuple[str, int], ...]) -> Register:
    notes = Faults()
    found: list[Pact] = []
    digest = hashlib.sha256()
    for name, _ in files:
        path = Path(name)
        pact = read_pact(path, notes)
        if pact is not None:
            digest.update(os.fsencode(path.name) + b"\0" + path.read_bytes())
            found.append(pact)
    if notes.faults:
        raise notes.faults[0]
    return Register(tuple(sorted(found, key=lambda pact: pact.id)), digest.hexdigest()[:12])
