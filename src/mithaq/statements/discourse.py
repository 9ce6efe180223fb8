"""What the text has been about so far: whom a pronoun, a bare role or "the two sides" stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

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
        if phrase.words:
            self.forms.append((phrase.actor, phrase.words))

    def subject(self, gender: str = "", without: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The last subject that agrees in gender, as far as both are known."""
        for actors, found in reversed(self.subjects[-6:]):
            if set(actors) & set(without):
                continue
            if gender == "p" and len(actors) > 1:
                return actors
            if gender == "p" or not gender or not found or gender == found:
                return actors
        return ()

    def counterpart(self, actors: tuple[str, ...]) -> str | None:
        """The actor of another state that was named last."""
        own = {state(actor) for actor in actors}
        return next((actor for actor in reversed(self.named) if state(actor) not in own and not actor.startswith("region.")), None)

    def pair(self) -> tuple[str, ...]:
        """"The two sides": the last two named actors of different states."""
        found: list[str] = []
        for actor in reversed(self.named):
            if not actor.startswith("region.") and state(actor) not in {state(other) for other in found}:
                found.append(actor)
            if len(found) == 2:
                return (found[1], found[0])
        return ()
