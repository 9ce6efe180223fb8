"""The contingency: A attacks B on a day, somewhere, in some way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mithaq.dates import PartialDate
from mithaq.errors import BadInput
from mithaq.world.fields import STATE_ID
from mithaq.world.pacts import ATTACKS

AGGRESSORS = ("attacker", "target", "contested")
_NONSTATE = "nonstate:"
_VESSELS = re.compile(r"\b(?:vessel|ship|frigate|destroyer|coast ?guard|boat|tanker)s?\b|سفين|سفن|فرقاط|مدمر|زورق|ناقل")
_FORCES = re.compile(r"\b(?:troops|forces|aircraft|patrol|soldiers|garrison)\b|قوات|جنود|طائر|دوري")


@dataclass(frozen=True, slots=True)
class Contingency:
    """Who attacks whom, when, where and how.

    Attributes
    ----------
    attacker : str
        A state's id, or ``nonstate:NAME``.
    target : str
        A state's id.
    on : PartialDate
    where : str or None
        Free words; None is the target's home territory.
    kind : str
        One of `mithaq.world.pacts.ATTACKS`.
    id : str or None
        The caller's name for the case.

    Raises
    ------
    BadInput
        An attacker that is the target, a kind that does not exist, an id that cannot be a state's.
    """

    attacker: str
    target: str
    on: PartialDate
    where: str | None = None
    kind: str = "armed_attack"
    id: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in ATTACKS:
            raise BadInput(f"no kind of attack {self.kind!r}", remedy=f"Use one of: {' '.join(ATTACKS)}")
        if self.attacker == self.target:
            raise BadInput(f"{self.attacker} cannot attack itself", remedy="Name two states")
        if self.nonstate and not self.attacker.removeprefix(_NONSTATE).strip():
            raise BadInput("an attacker without a name", remedy="Write nonstate:NAME, as nonstate:al-qaeda")
        for role, name in (("attacker", self.attacker), ("target", self.target)):
            if not STATE_ID.match(name) and not (role == "attacker" and self.nonstate):
                raise BadInput(
                    f"{role} {name!r} is not the id of a state", remedy="Write ISO3, or nonstate:NAME (attacker)"
                )

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], resolve: Callable[[str], str] | None = None) -> Contingency:
        """Read a case line: ``attacker``, ``target``, ``on``, and perhaps ``where``, ``kind``, ``id``.

        Parameters
        ----------
        data : mapping
        resolve : callable, optional
            Turns a name of a state into its id (``load_actors().resolve``).

        Raises
        ------
        BadInput
            A key is missing; and as for the class.
        BadDate
            Not a date.
        """
        for key in ("attacker", "target", "on"):
            if not data.get(key):
                raise BadInput(f"a case without {key!r}", where=_label(data), remedy="Give attacker, target and on")

        def state(name: str) -> str:
            return name if resolve is None or name.startswith(_NONSTATE) else resolve(name)

        where = data.get("where")
        return cls(
            attacker=state(str(data["attacker"])),
            target=state(str(data["target"])),
            on=PartialDate.parse(str(data["on"])),
            where=str(where) if where and str(where).strip() else None,
            kind=str(data.get("kind") or "armed_attack"),
            id=str(data["id"]) if data.get("id") is not None else None,
        )

    @property
    def nonstate(self) -> bool:
        """Whether the attacker is no state."""
        return self.attacker.startswith(_NONSTATE)

    @property
    def struck(self) -> str:
        """The kind of attack as the place's words refine a plain one: "public vessel sunk" is an attack on vessels."""
        if self.kind != "armed_attack" or not self.where:
            return self.kind
        words = self.where.casefold()
        if _VESSELS.search(words):
            return "armed_attack_on_vessels"
        return "armed_attack_on_forces" if _FORCES.search(words) else self.kind

    def to_dict(self) -> dict[str, Any]:
        """As the contract has it."""
        return {
            "attacker": self.attacker,
            "target": self.target,
            "on": str(self.on),
            "where": self.where,
            "kind": self.kind,
        }


def _label(data: Mapping[str, Any]) -> str | None:
    return f"case {data['id']}" if data.get("id") else None
