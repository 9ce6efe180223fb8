"""A sheet as one HTML file: no script, no request to anywhere, right to left where the language is."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mithaq.show.page import Sheet

_HERE = Path(__file__).parent


def _anchor(ref: str) -> str:
    """A reference as the id of an element: letters, digits, ``-`` and ``_`` alone."""
    return "".join(ch if ch.isascii() and (ch.isalnum() or ch in "-_") else "_" for ch in ref)


def to_html(sheet: Sheet) -> str:
    """The whole page; every value is escaped by the template engine."""
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["anchor"] = _anchor
    style = (_HERE / "static" / "brief.css").read_text(encoding="utf-8")
    anchors = {anchor for section in sheet.annexes for table in section.tables for anchor, _ in table.rows if anchor}
    return environment.get_template("brief.html.j2").render(sheet=sheet, style=style, anchors=anchors)
