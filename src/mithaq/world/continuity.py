"""States that go on under another name, or whose obligations another state carries on.

Identity only: Russia continues the Soviet Union (Alma-Ata, 21 December 1991), united Yemen the Arab Republic, Vietnam the
Democratic Republic.  Successors that had to accede or to declare (Czechia, Slovakia, Serbia) are lines of a pact's parties.
"""

from __future__ import annotations

from functools import lru_cache

from mithaq.dates import PartialDate, Span

_NAMES: dict[str, tuple[tuple[str, Span], ...]] = {
    "RUS": (("SUN", Span(PartialDate(1922, 12, 30), PartialDate(1991, 12, 26))), ("RUS", Span())),
    "TWN": (("CHN", Span(None, PartialDate(1949, 10, 1))), ("TWN", Span())),
    "YEM": (("YAR", Span(PartialDate(1918), PartialDate(1990, 5, 22))), ("YEM", Span())),
    "VNM": (("VDR", Span(PartialDate(1945, 9, 2), PartialDate(1976, 7, 2))), ("VNM", Span())),
}
_CARRIED_ON_BY = {"SUN": "RUS", "ROC": "TWN", "YAR": "YEM", "VDR": "VNM"}

_CHANGING = {*_CARRIED_ON_BY, *_NAMES, "CHN"}


@lru_cache(maxsize=4096)
def state_on(state: str, on: PartialDate) -> str:
    """The id that the state `state` bears on the day: Russia in 1950 is ``SUN``, the Soviet Union in 2000 ``RUS``.

    The Republic of China is China until 1 October 1949 and ``TWN`` after it.
    """
    line = _CARRIED_ON_BY.get(state, state)
    for name, span in _NAMES.get(line, ()):
        if (span.start is None or span.start.first <= on.first) and (span.end is None or on.first < span.end.first):
            return name
    return line


def same_state(left: str, right: str, on: PartialDate) -> bool:
    """Whether two ids mean one state on the day."""
    if left == right:
        return True
    if left not in _CHANGING and right not in _CHANGING:
        return False
    return state_on(left, on) == state_on(right, on)
