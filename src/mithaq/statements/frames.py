"""The slots of one predicate as its clause fills them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mithaq.statements.phrases import Group

POSITIONAL = frozenset(["subject", "object", "objects", "genitive", "nisba", "owner", "possessor"])
"""Slots that place and form fill; prepositions are slots too, and `mithaq.statements.slots` has the rest."""


@dataclass(slots=True)
class Arguments:
    """Slots of one predicate: name of the slot → actors; and the tokens that they cover."""

    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    indirect: set[str] = field(default_factory=set)
    start: int = 0
    end: int = 0
    subject_group: Group | None = None

    def put(self, slot: str, group: Group, *, reach: bool = True) -> None:
        """A named group fills a slot that is free."""
        if slot in self.slots:
            return
        self.slots[slot] = group.actors
        self.named.add(slot)
        if reach:
            self.start, self.end = min(self.start, group.start), max(self.end, group.end)

    def assume(self, slot: str, actors: tuple[str, ...]) -> None:
        """Actors that are not named here fill a slot that is free."""
        if actors and slot not in self.slots:
            self.slots[slot] = actors

    def first(self, slots: Iterable[str]) -> tuple[str | None, tuple[str, ...]]:
        """The first slot of the list that is filled, and its actors."""
        return next(((slot, self.slots[slot]) for slot in slots if slot in self.slots), (None, ()))
