"""A sheet as PDF, by typst: the text goes in as data, never as markup."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from mithaq.show.page import Sheet

_HERE = Path(__file__).parent


def to_pdf(sheet: Sheet) -> bytes:
    """The whole sheet on A4, with the vendored fonts alone."""
    from typst import compile as compile_typst

    data = json.dumps(asdict(sheet), ensure_ascii=False)
    document: bytes = compile_typst(  # type: ignore[misc]
        (_HERE / "templates" / "brief.typ").read_bytes(),
        font_paths=[str(_HERE / "static" / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"sheet": data},
    )
    return document
