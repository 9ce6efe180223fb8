"""Stability from the definitions in another style than the library's, to hold the library against."""

from __future__ import annotations

import itertools
from typing import Any


class BruteForce:
    """The definitions once more, in another style: labels and pairs, no bit sets, no fixed point.

    States are labels; a preference is a dict of numbers; legal sequences are walked state by state.
    """

    def __init__(self, game: dict[str, Any]) -> None:
        self.game = game
        self.makers = [maker["name"] for maker in game["dms"]]
        self.explicit = "graph" in game
        self.states = list(game["states"]) if self.explicit else self._labels()
        self.worth = {maker["name"]: self._worth(maker) for maker in game["dms"]}
        self.moves = {
            m["name"]: {s: [t for t in self.states if self._may(m, s, t)] for s in self.states} for m in game["dms"]
        }
        self.gains = {
            m: {s: [t for t in ts if self.worth[m][t] > self.worth[m][s]] for s, ts in table.items()}
            for m, table in self.moves.items()
        }

    def _labels(self) -> list[str]:
        if "feasible" in self.game:
            return list(self.game["feasible"])
        every = ["".join(reversed(letters)) for letters in itertools.product("NY", repeat=len(self.game["options"]))]
        ruled_out = self.game.get("infeasible", [])
        return [x for x in every if not any(all(x[o] == v for o, v in pattern) for pattern in ruled_out)]

    def _worth(self, maker: dict[str, Any]) -> dict[Any, int]:
        if "ranking" in maker:
            ranks = [rank if isinstance(rank, list) else [rank] for rank in maker["ranking"]]
            name = (lambda n: n) if self.explicit else (lambda n: self.states[n - 1])
            return {name(number): -place for place, rank in enumerate(ranks) for number in rank}
        worth = {}
        for s in self.states:
            holds = [any(all(s[o] == v for o, v in ands) for ands in statement) for statement in maker["statements"]]
            worth[s] = int("".join("1" if one else "0" for one in holds), 2)
        return worth

    def _may(self, maker: dict[str, Any], s: Any, t: Any) -> bool:
        if self.explicit:
            return [s, t] in self.game["graph"].get(maker["name"], [])
        changed = [o for o in range(len(s)) if s[o] != t[o]]
        stuck = {("fwd", "Y"), ("back", "N")}
        locks = self.game.get("irreversible", {})
        return (
            bool(changed)
            and set(changed) <= set(maker["options"])
            and not any((locks.get(str(o)), s[o]) in stuck for o in changed)
        )

    def sequences(self, table: dict[str, dict[Any, list[Any]]], makers: list[str], start: Any) -> set[Any]:
        seen: set[tuple[Any, str]] = set()
        todo = [(start, "")]
        while todo:
            state, last = todo.pop()
            for maker in makers:
                for target in [] if maker == last else table[maker][state]:
                    if (target, maker) not in seen:
                        seen.add((target, maker))
                        todo.append((target, maker))
        return {state for state, _ in seen}

    def stable(self, concept: str, dm: str, s: Any) -> bool:
        others = [m for m in self.makers if m != dm]
        worth = self.worth[dm]
        for s1 in self.gains[dm][s]:
            table = self.gains if concept == "SEQ" else self.moves
            if concept == "Nash":
                return False
            outcomes = self.at_once(dm, s, s1) if concept == "SIM" else self.sequences(table, others, s1)
            sanctions = [u for u in outcomes if not worth[u] > worth[s]]
            if concept == "SMR":
                sanctions = [u for u in sanctions if not any(worth[v] > worth[s] for v in self.moves[dm][u])]
            if not sanctions:
                return False
        return True

    def at_once(self, dm: str, s: str, s1: str) -> set[str]:
        """Fraser and Hipel 1984: any one or more others improve from s at the same time as dm moves to s1."""
        outcomes = set()
        others = [m for m in self.makers if m != dm]
        for choice in itertools.product(*([s, *self.gains[m][s]] for m in others)):
            letters = [next((x[o] for x in (s1, *choice) if x[o] != s[o]), s[o]) for o in range(len(s))]
            if any(x != s for x in choice):
                outcomes.add("".join(letters))
        return outcomes & set(self.states)

    def coalition(self, concept: str, group: list[str], s: Any) -> bool:
        others = [m for m in self.makers if m not in group]

        def agreed(t: Any) -> bool:
            return all(self.worth[m][t] > self.worth[m][s] for m in group)

        for s1 in self.sequences(self.moves, group, s):
            if not agreed(s1):
                continue
            if concept == "Nash":
                return False
            answers = self.sequences(self.gains if concept == "SEQ" else self.moves, others, s1)
            sanctions = [u for u in answers if not agreed(u)]
            if concept == "SMR":
                sanctions = [u for u in sanctions if not any(map(agreed, self.sequences(self.moves, group, u)))]
            if not sanctions:
                return False
        return True

    def number(self, s: Any) -> int:
        return int(s) if self.explicit else self.states.index(s) + 1

    def stability(self, concepts: tuple[str, ...]) -> dict[str, dict[str, list[int]]]:
        return {
            concept: {dm: [self.number(s) for s in self.states if self.stable(concept, dm, s)] for dm in self.makers}
            for concept in concepts
        }
