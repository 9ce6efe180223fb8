"""What the text has been about so far: whom a pronoun, a bare role or "the two sides" stands for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from mithaq.statements.phrases import Group, Phrase


def state(actor: str) -> str:
    """The state of an actor, or the actor itself ("RUS.putin" → "RUS")."""
    return actor if actor.startswith("region.") else actor.split(".")[0]


@dataclass(slots=True)
class Discourse:
    """Salience in reading order.

    Attributes
    ----------
    subjects : list of (actors, gender)
        Of the verbs read so far, the last one at the end.
    main : (actors, gender)
        The last subject outside relative clauses.
    named : list of str
        Every actor named so far.
    speaker : str or None
        Who spoke last.
    treaty : str or None
        The treaty spoken of last.
    parties : tuple of str
        Its parties.
    about : tuple of str
        Whom the last speech act of the sentence is about.
    forms : list of (actor, folded words)
        Every name as it was written.
    genders : list of (actor, gender)
    quoting : bool
        Whether a quotation has been opened and not closed.
    """

    subjects: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    speaker: str | None = None
    treaty: str | None = None
    parties: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    forms: list[tuple[str, str]] = field(default_factory=list)
    quoting: bool = False
    main: tuple[tuple[str, ...], str] = ((), "")
    genders: list[tuple[str, str]] = field(default_factory=list)

    def copy(self) -> Discourse:
        """As it stands now; what is noted in the copy leaves this one alone."""
        return replace(
            self,
            subjects=list(self.subjects),
            named=list(self.named),
            genders=list(self.genders),
            forms=list(self.forms),
            about=(),
        )

    def note(self, group: Group | None) -> None:
        """A group was the subject of a verb."""
        if group is not None:
            self.note_actors(group.actors, group.first.gender)

    def note_actors(self, actors: tuple[str, ...], gender: str = "") -> None:
        """These actors were the subject of a verb."""
        if actors:
            self.subjects.append((actors, gender))

    def name(self, phrase: Phrase) -> None:
        """An actor was named."""
        self.named.append(phrase.actor)
        self.genders.append((phrase.actor, phrase.gender))
        if phrase.words:
            self.forms.append((phrase.actor, phrase.words))

    def subject(self, gender: str = "", without: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The last subject that agrees in gender, as far as both are known."""
        for actors, found in reversed(self.subjects[-6:]):
            if set(map(state, actors)) & set(map(state, without)):
                continue
            if gender == "p" and len(actors) > 1:
                return actors
            if gender == "p" or not gender or not found or gender == found:
                return actors
        return ()

    def owner(self, gender: str) -> tuple[str, ...]:
        """Whom a possessor stands for: the last subject that agrees, or else the last name that does."""
        for actors, found in reversed(self.subjects[-3:]):
            if gender in ("", found) or not found or (gender == "p" and len(actors) > 1):
                return actors
        named = next((actor for actor, found in reversed(self.genders) if gender and found == gender), None)
        return (named,) if named else self.subject()

    def main_subject(self, gender: str = "") -> tuple[str, ...]:
        """The last subject of a clause that is no relative clause, where it agrees."""
        actors, found = self.main
        return actors if gender in ("", "p") or not found or gender == found else ()

    def referent(self, without: tuple[str, ...], *, place: bool) -> tuple[str, ...]:
        """Whom or what a pronoun after a preposition stands for; after "in" the place named last."""
        if place:
            last = next((actor for actor in reversed(self.named) if actor not in without), None)
            return (last,) if last and (last.startswith("region.") or "." not in last) else ()
        other = self.counterpart(without)
        return self.subject(without=without) or ((other,) if other else ())

    def counterpart(self, actors: tuple[str, ...]) -> str | None:
        """The actor of another state that was named last."""
        own = {state(actor) for actor in actors}
        return next(
            (actor for actor in reversed(self.named) if state(actor) not in own and not actor.startswith("region.")),
            None,
        )

    def pair(self) -> tuple[str, ...]:
        """ "The two sides": the last two named actors of different states."""
        found: list[str] = []
        for actor in reversed(self.named):
            if not actor.startswith("region.") and state(actor) not in {state(other) for other in found}:
                found.append(actor)
            if len(found) == 2:
                return (found[1], found[0])
        return ()
