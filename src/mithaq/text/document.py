"""A text as it was written: the offsets of everything else count code points of `Document.text`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from mithaq.dates import PartialDate

Language = Literal["ar", "en"]


@dataclass(frozen=True, slots=True)
class Document:
    """One text and what is known of where it came from.

    Attributes
    ----------
    id : str
        The file's name up to its first dot.
    text : str
        What the reader reads; for a UTF-8 txt file the file's own text, unchanged.
    lang : {"ar", "en"}
    date : PartialDate or None
        Day of publication, where known.
    date_from : str or None
        What told it: ``"option"``, ``"metadata"``, ``"dateline"``.
    file, url, outlet, title : str or None
    sha256 : str
        Of the file's bytes.
    encoding : str
        That the file was read in.
    """

    id: str
    text: str
    lang: Language
    sha256: str
    date: PartialDate | None = None
    date_from: str | None = None
    file: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    encoding: str = "utf-8"

    def to_dict(self) -> dict[str, Any]:
        """The ``doc`` object of ``geo-statements/0.1``, with `title` and `encoding` added."""
        return {
            "id": self.id,
            "lang": self.lang,
            "file": self.file,
            "url": self.url,
            "outlet": self.outlet,
            "date": str(self.date) if self.date else None,
            "provenance": "file" if self.file else "text",
            "sha256": self.sha256,
            "title": self.title,
            "encoding": self.encoding,
        }
