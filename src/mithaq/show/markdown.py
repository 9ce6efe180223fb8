"""A sheet as Markdown: text from outside can become neither markup nor HTML."""

from __future__ import annotations

import re

from mithaq.show.page import Sheet, Text, TextSection, TextTable

_MEANT = re.compile(r"([\\`*_{}\[\]#|~])")
_LEADING = re.compile(r"^([-+=]|\d+(?=[.)](?:\s|$)))")


def _plain(text: str) -> str:
    """Escape every character that Markdown would read as markup, and put the text on one line."""
    line = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LEADING.sub(_escaped, _MEANT.sub(r"\\\1", line))


def _escaped(opening: re.Match[str]) -> str:
    """What would open a list or underline a heading, with a backslash where Markdown takes one."""
    mark = opening.group()
    return f"{mark}\\" if mark.isdecimal() else f"\\{mark}"


def _line(line: Text) -> str:
    refs = " ".join(ref.replace("#", " §") for ref in line.refs)
    text = f"**{_plain(line.text)}**" if line.tone == "strong" else _plain(line.text)
    return f"{text} [{_plain(refs)}]" if refs else text


def _table(table: TextTable) -> list[str]:
    rows = [" | ".join(map(_plain, table.head)), " | ".join("---" for _ in table.head)]
    rows += [" | ".join(map(_line, cells)) for _, cells in table.rows]
    caption = [f"**{_plain(table.caption)}**", ""] if table.caption else []
    return [*caption, *(f"| {row} |" for row in rows), ""]


def _section(section: TextSection, level: str) -> list[str]:
    lines = [f"{level} {_plain(section.title)}", ""]
    if section.numbered:
        lines += [f"{number}. {_line(line)}" for number, line in enumerate(section.lines, 1)] + [""]
    else:
        for line in section.lines:
            lines += [_line(line), ""]
    for table in section.tables:
        lines += _table(table)
    return lines


def to_markdown(sheet: Sheet) -> str:
    """The whole sheet; right to left by an enclosing element where the language is."""
    lines = [f"# {_plain(sheet.title)}", "", _plain(sheet.subtitle), ""]
    for section in sheet.first:
        lines += _section(section, "##")
    lines += ["---", ""]
    for number, section in enumerate(sheet.annexes, 1):
        part = _section(section, "##")
        lines += [f"## {_plain(sheet.labels['annex'])} {number}: {_plain(section.title)}", *part[1:]]
    body = "\n".join(lines).rstrip() + "\n"
    return f'<div dir="rtl" lang="ar">\n\n{body}\n</div>\n' if sheet.direction == "rtl" else body
