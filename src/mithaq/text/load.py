"""From a file to a document: plain text and HTML, in the encodings that Arabic is found in."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from mithaq.dates import PartialDate
from mithaq.errors import BadDocument
from mithaq.text.document import Document, Language
from mithaq.text.when import find_times

LARGEST = 10 * 1024 * 1024
"""Largest file in bytes that is read as one document."""

_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_ARTICLE = re.compile(r"(?<!\w)[وفبك]?ال(?=\w)")
_LATIN = re.compile(r"[A-Za-z]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_KNOWN = "Save it as plain text or HTML in UTF-8 or Windows-1256"
_SIGNATURES = {b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"%PDF": "a PDF",
               b"PK\x03\x04": "a ZIP archive (DOCX, ODT …)", b"\xd0\xcf\x11\xe0": "an old Office file", b"\x1f\x8b": "a gzip archive"}  # fmt: skip
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_DATELINE_ROWS, _DATELINE_WIDTH = 6, 80


def load(path: Path, *, published: PartialDate | None = None) -> Document:
    """Read one file into a document.

    Steps: 1. refuse what is empty, too large or no text; 2. decode; 3. take the text of HTML; 4. tell
    the language by its letters; 5. find the day of publication: the option, else the page's own
    metadata, else a dateline near the top.

    Parameters
    ----------
    path : Path
    published : PartialDate, optional
        Day of publication, where the caller knows it.

    Raises
    ------
    BadDocument
        Names the file, the fault, and what to do.
    """
    data = _bytes(path)
    text, encoding = decode(data, path.name)
    name = os.fsencode(path.name).decode("utf-8", "replace")
    document = document_from_text(text, id=name.split(".")[0] or name, where=name)
    document = replace(document, file=name, sha256=hashlib.sha256(data).hexdigest(), encoding=encoding)
    if path.suffix.lower() in {".html", ".htm", ".xhtml"} or _HTML.match(text):
        document = _from_html(text, document)
    return _dated(document, published)


def document_from_text(text: str, *, id: str = "text", lang: Language | None = None, where: str = "text") -> Document:
    """A document from a text already in hand.

    Raises
    ------
    BadDocument
        The text is empty, or has no letter of a language that we read.
    """
    if not text.strip():
        raise BadDocument("the text is empty", where=where, remedy="Give a file with text in it")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id=id, text=text, lang=lang or language_of(text, where), sha256=digest)


def language_of(text: str, where: str = "text") -> Language:
    """Arabic or English, by the letters of the text."""
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    if arabic == latin == 0:
        raise BadDocument("no Arabic or Latin letters in it", where=where, remedy="Mithaq reads Arabic and English")
    return "ar" if arabic * 2 >= latin else "en"


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise BadDocument("is a folder", where=str(path), remedy="Name the files in it")
        if size > LARGEST:
            raise _too_large(f"{size / 1024**2:.0f} MB", path)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as fault:
        raise BadDocument(
            f"cannot be read ({fault.strerror})", where=str(path), remedy="Check the path and its permissions"
        ) from None
    if len(data) > LARGEST:
        raise _too_large("the stream", path)
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise BadDocument("the file is empty", where=path.name, remedy="Give a file with text in it")
    return data


def _too_large(size: str, path: Path) -> BadDocument:
    room = f"{LARGEST // 1024**2} MB"
    return BadDocument(f"{size} is too large", where=path.name, remedy=f"One document may have {room}: split it")


def decode(data: bytes, where: str = "text") -> tuple[str, str]:
    """Decode bytes, and name the encoding.

    Tries, in this order: a byte order mark; UTF-16 where every other byte of many is the same; UTF-8;
    Windows-1256 or ISO-8859-6, whichever gives fewer holes and more definite articles (ال); Windows-1252.

    Raises
    ------
    BadDocument
        The bytes are no text, or none of these.
    """
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise BadDocument(f"is {name}, not text", where=where, remedy=_KNOWN)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _checked(data.decode("utf-16", "replace"), "utf-16", where)
    if (unmarked := _without_mark(data)) is not None:
        return _checked(data.decode(unmarked, "replace"), unmarked, where)
    try:
        return _checked(data.decode("utf-8"), "utf-8", where)
    except UnicodeDecodeError as fault:
        if len(_ARABIC.findall(data.decode("utf-8", "replace"))) > len(data) / 20:
            raise BadDocument(f"is UTF-8 up to byte {fault.start}, then not", where=where, remedy=_KNOWN) from None
        return _checked(*_legacy(data), where)


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: letters of one alphabet share their high byte (0 Latin, 6 Arabic)."""
    even, odd = data[:4096:2], data[1:4096:2]
    for high, name in ((odd, "utf-16-le"), (even, "utf-16-be")):
        if len(data) % 2 == 0 and high.count(0) + high.count(6) > len(high) * 0.9:
            return name
    return None


def _legacy(data: bytes) -> tuple[str, str]:
    arabic = {name: data.decode(name, "replace") for name in ("windows-1256", "iso8859-6")}
    articles = {name: len(_ARTICLE.findall(text)) for name, text in arabic.items()}
    best = max(articles, key=lambda name: (-(_strange(arabic[name]) * 200 // len(data)), articles[name]))
    if articles[best]:
        return arabic[best], best
    return data.decode("windows-1252", "replace"), "windows-1252"


def _checked(text: str, encoding: str, where: str) -> tuple[str, str]:
    if _strange(text) > len(text) / 200:
        raise BadDocument(f"does not look like text (read as {encoding})", where=where, remedy=_KNOWN)
    return text, encoding


def _strange(text: str) -> int:
    """How many characters no text has: controls, and holes where no character could be decoded."""
    return len(_CONTROL.findall(text)) + text.count("\ufffd")


def _from_html(markup: str, document: Document) -> Document:
    """The main text of a page, with its title as the first line."""
    from trafilatura import bare_extraction

    page: Any = bare_extraction(markup, with_metadata=True, include_comments=False, include_tables=False)
    body = (page.text or "") if page else ""
    if not body.strip():
        raise BadDocument(
            "no article text found in the page", where=document.file, remedy="Save the article's text as .txt"
        )
    title = (page.title or "").strip() or None
    text = body if title is None or body.startswith(title) else f"{title}\n{body}"
    date = _page_date(markup)
    return replace(
        document, text=text, lang=language_of(text, document.file or "page"), title=title, outlet=page.sitename or None,
        url=page.url or None, date=date, date_from="metadata" if date else None,
    )  # fmt: skip


def _page_date(markup: str) -> PartialDate | None:
    """The day that the page's own metadata or a short line of it gives; the dates of its prose are of other days."""
    from trafilatura import extract_metadata, load_html
    from trafilatura.settings import set_date_params

    tree = load_html(markup)
    if tree is None:
        return None
    for node in tree.iter():
        if node.tag != "script" and len(node.text or "") > _DATELINE_WIDTH:
            node.text = None
        if len(node.tail or "") > _DATELINE_WIDTH:
            node.tail = None
    text = extract_metadata(tree, date_config=set_date_params(extensive=False)).date
    match = re.match(r"\d{4}-\d{2}-\d{2}\Z", text or "")
    return PartialDate.parse(match.group()) if match else None


def _dated(document: Document, published: PartialDate | None) -> Document:
    if published is not None:
        return replace(document, date=published, date_from="option")
    if document.date is not None:
        return document
    date = _dateline(document)
    return replace(document, date=date, date_from="dateline" if date else None)


def _dateline(document: Document) -> PartialDate | None:
    """A full date on a short line of its own among the first lines."""
    rows = [row.strip() for row in re.split(r"[\r\n]", document.text) if row.strip()][:_DATELINE_ROWS]
    for row in rows:
        if len(row) > _DATELINE_WIDTH:
            continue
        for span in find_times(row, document.lang):
            rest = len(row) - (span.end - span.start)
            if span.date is not None and span.date.is_day and rest <= max(25, len(row) // 2):
                return span.date
    return None
