"""From a file to a document: encodings, pages, and what is no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from mithaq.dates import PartialDate
from mithaq.errors import BadDocument
from mithaq.text.load import LARGEST, load

ARTICLE = "تحالف على الورق\n23 حزيران/يونيو 2025\n\nلم تحصل إيران من روسيا على السلاح الذي طلبته.\n"
PAGE = f"""<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>تحالف على الورق</title>
<meta property="article:published_time" content="2025-06-23T10:00:00Z"><script>alert(1)</script></head><body>
<nav>الرئيسية الأخبار</nav><article><h1>تحالف على الورق</h1>
<p>{"لم تحصل إيران من روسيا على السلاح الذي طلبته في حربها، على الأقل رسميا. " * 4}</p>
<p>{"وترى موسكو أن المعاهدة لا تلزمها بالدفاع عن طهران &lt;b&gt;أبدا&lt;/b&gt;. " * 4}</p></article></body></html>"""


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("windows-1256", "windows-1256"),
        ("iso8859-6", "iso8859-6"),
        ("utf-16", "utf-16"),
    ],
)
def test_an_arabic_text_in_the_encodings_it_is_found_in(tmp_path: Path, encoding: str, name: str) -> None:
    path = tmp_path / "مقال.ar.txt"
    path.write_bytes(ARTICLE.encode(encoding))
    document = load(path)
    assert document.text.lstrip("\ufeff") == ARTICLE
    assert (document.encoding, document.lang, document.id) == (name, "ar", "مقال")
    assert (document.date, document.date_from) == (PartialDate(2025, 6, 23), "dateline")


def test_line_ends_are_the_files_own(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"Iran asked.\r\nRussia refused.\r\n")
    assert load(path).text == "Iran asked.\r\nRussia refused.\r\n"


def test_the_option_outweighs_the_dateline(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    assert load(path, published=PartialDate(2025, 7, 1)).date == PartialDate(2025, 7, 1)


def test_a_date_in_a_sentence_is_no_dateline(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "The treaty that Russia and Iran signed on 17 January 2025 holds no defence clause.", encoding="utf-8"
    )
    assert load(path).date is None


def test_a_page_gives_its_article_title_and_day(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    document = load(path)
    assert document.text.startswith("تحالف على الورق")
    assert "alert" not in document.text
    assert "الأخبار" not in document.text
    assert "<b>أبدا</b>" in document.text, "an escaped tag is text, and stays text"
    assert (document.date, document.date_from) == (PartialDate(2025, 6, 23), "metadata")


def test_a_page_in_windows_1256(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.replace("utf-8", "windows-1256").encode("windows-1256"))
    assert "طلبته" in load(path).text


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("bom.txt", b"\xef\xbb\xbf", "empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "PNG"),
        ("paper.txt", b"%PDF-1.7 ...", "PDF"),
        ("doc.docx", b"PK\x03\x04....", "DOCX"),
        ("noise.txt", bytes(range(1, 32)) * 50, "does not look like text"),
        ("numbers.txt", b"1 2 3 4 5", "no Arabic or Latin letters"),
    ],
)
def test_what_is_no_text(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(BadDocument, match=what) as fault:
        load(path)
    assert name in fault.value.message
    assert fault.value.remedy


def test_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(5 * LARGEST)
    with pytest.raises(BadDocument, match="50 MB is too large"):
        load(path)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(BadDocument, match="No such file"):
        load(tmp_path / "none.txt")
    with pytest.raises(BadDocument, match="folder"):
        load(tmp_path)
