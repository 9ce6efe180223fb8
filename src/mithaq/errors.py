"""One tree of errors; each says what is wrong, where, and what to do.

MithaqError
├── BadInput            the input cannot be used as it is           exit 2
│   ├── BadDocument     a text that cannot be read
│   ├── BadData         a data file with a fault (file:line)
│   ├── BadDate         not a date of any form we know
│   ├── UnknownName     an actor, place or pact that we do not know
│   └── BadGame         a conflict that contradicts itself
└── CannotAnswer        understood, but there is no answer to give  exit 1
"""

from __future__ import annotations


class MithaqError(Exception):
    """Base of every error that this package raises on purpose.

    Parameters
    ----------
    what : str
        What is wrong, in one sentence without a full stop.
    where : str, optional
        The place: ``"pacts/nato-1949.yaml:14"``, a file's name, an option of the command line.
    remedy : str, optional
        What was allowed, and what the reader can do now.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The error in one line: ``where: what. remedy``."""
        place = f"{self.where}: " if self.where else ""
        remedy = f". {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{remedy}"


class BadInput(MithaqError, ValueError):
    """The input cannot be used as it is."""


class BadDocument(BadInput):
    """A text that cannot be read: empty, too large, not text, or in an unknown encoding."""


class BadData(BadInput):
    """A data file with a fault; ``where`` is ``file:line``."""


class BadDate(BadInput):
    """Not a date of any form we know, or a day that does not exist."""


class UnknownName(BadInput):
    """An actor, a place or a pact that we do not know."""


class BadGame(BadInput):
    """A conflict that contradicts itself: a ranking that names a state that does not exist."""


class CannotAnswer(MithaqError):
    """The question was understood, but there is no answer to give."""

    exit_code = 1
