"""The words of the product in Arabic and English: sentences by code, names, dates, numbers, lists.

A sentence is a template in ``locale/<lang>/*.yaml``; its values are plain: an actor's id becomes a
name, an ISO date a date in words, a pact's id its title, a closed word ("defense") its term, a list
a list in words.  ``{n:count:duty}`` chooses the plural form that CLDR asks for (Arabic has six).
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from mithaq.answer import Reason
from mithaq.dates import PartialDate
from mithaq.errors import BadData
from mithaq.records import Record, read_records
from mithaq.text.document import Language

_LOCALE = Path(__file__).parent / "locale"
_ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
_ARABIC = re.compile(r"[ء-ي]")
_MARKUP_FREE = re.compile(r"[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]")

_PREPOSITION = re.compile(r"(.)\x1f(?:(ال)|([ء-ي]))?")
_JOINED = 4
"""Up to so many items are joined by "و" alone."""
MONTHS_AR = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
    "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip


@lru_cache(maxsize=2)
def catalogue(lang: Language) -> dict[str, Any]:
    """Every sentence of a language by its code.

    Raises
    ------
    BadData
        A code stands in two files.
    """
    sentences: dict[str, Any] = {}
    for path in sorted((_LOCALE / lang).glob("*.yaml")):
        record: Record = read_records(path) or Record({}, {}, path.name, 1)
        for code, sentence in record.items():
            if code in sentences:
                raise BadData(f"{code} stands in two files", where=record.where(code))
            sentences[code] = sentence
    return sentences


@dataclass(frozen=True, slots=True)
class Words:
    """One language's voice.

    Attributes
    ----------
    lang : {"ar", "en"}
    names : Mapping
        Names of actors and titles of pacts by id, in this language.
    """

    lang: Language
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def direction(self) -> str:
        """``"rtl"`` or ``"ltr"``."""
        return "rtl" if self.lang == "ar" else "ltr"

    def has(self, code: str) -> bool:
        """Whether there is a sentence or a term of this code."""
        return code in catalogue(self.lang)

    def say(self, code: str, values: Mapping[str, Any] | None = None, /, **more: Any) -> str:
        """The sentence of a code with its values in words.

        Raises
        ------
        BadData
            No such code, or a value that the sentence needs is missing.
        """
        sentence = catalogue(self.lang).get(code)
        if not isinstance(sentence, str):
            raise BadData(f"no sentence {code!r} in {self.lang}", remedy=f"Add it to show/locale/{self.lang}/")
        try:
            said = _Template(self).vformat(sentence.replace("ـ{", "\x1f{"), (), {**(values or {}), **more})
        except (KeyError, IndexError) as fault:
            raise BadData(f"the sentence {code!r} needs {fault}") from None
        return _tied(said)

    def opening(self, code: str, values: Mapping[str, Any] | None = None, /) -> str:
        """The same as a sentence of its own: the article of an English name that opens it is capitalised."""
        said = self.say(code, values)
        return "The" + said[3:] if self.lang == "en" and re.match("the [A-Z]", said) else said

    def term(self, word: str) -> str:
        """The term for a closed word of the data (``"defense"``, ``"armed_attack"``), or the word itself."""
        found = catalogue(self.lang).get(f"term.{word}")
        return found if isinstance(found, str) else word.replace("_", " ")

    def value(self, value: Any) -> str:
        """A plain value in words."""
        if value is None:
            return "—"
        if isinstance(value, bool):
            return self.term("yes" if value else "no")
        if isinstance(value, int | float):
            return str(format_decimal(value, locale="en"))
        if isinstance(value, PartialDate):
            return self.date(value)
        if isinstance(value, Mapping):
            return self._in_language(value)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return self.list([self.value(item) for item in value])
        return self._word(str(value))

    def _in_language(self, versions: Mapping[str, Any]) -> str:
        """A text given in several languages, in this one where it has it."""
        chosen = versions.get(self.lang) or versions.get("en") or next(iter(versions.values()), "")
        return _MARKUP_FREE.sub("", str(chosen))

    def _word(self, text: str) -> str:
        if text in self.names:
            return self.names[text]
        if _ISO_DATE.match(text) and text[:4] >= "1500":
            return self.date(PartialDate.parse(text))
        if self.has(f"term.{text}"):
            return self.term(text)
        if "." in text and text.split(".")[0] in self.names and " " not in text:
            return f"{text.split('.', 1)[1].replace('_', ' ')} ({self.names[text.split('.')[0]]})"
        if text.startswith("unnamed:"):
            return self.say("holder.unnamed", text=text.removeprefix("unnamed:"))
        return self.apart(text)

    def apart(self, text: str) -> str:
        """A text from outside; in Arabic, one without an Arabic letter (``3(1)-(2)``, a title) keeps its own direction."""
        plain = _MARKUP_FREE.sub("", text)
        if self.lang == "ar" and not plain.isalnum() and not _ARABIC.search(plain):
            return f"\u2068{plain}\u2069"
        return plain

    def date(self, date: PartialDate) -> str:
        """A partial date in words: ``17 كانون الثاني/يناير 2025``, ``17 January 2025``."""
        if date.month is None:
            return str(date.year)
        month = MONTHS_AR[date.month - 1] if self.lang == "ar" else Locale("en").months["format"]["wide"][date.month]
        return " ".join(part for part in (str(date.day) if date.day else "", month, str(date.year)) if part)

    def list(self, items: Sequence[str]) -> str:
        """``A, B and C`` in the language."""
        if self.lang == "ar":
            return " و".join(items) if len(items) <= _JOINED else "، ".join(items[:-1]) + " و" + items[-1]
        return str(format_list(list(items), style="standard", locale="en_GB"))

    def quote(self, text: str) -> str:
        """A quotation in the language's own marks, isolated from the direction of what surrounds it."""
        inside = "\u2068" + _MARKUP_FREE.sub("", text) + "\u2069"
        return f"«{inside}»" if self.lang == "ar" else f"“{inside}”"

    def count(self, number: int, noun: str) -> str:
        """A number with its noun in the plural form that CLDR asks for.

        The forms stand in the catalogue under ``count.<noun>``; ``{n}`` is the number.
        """
        forms = catalogue(self.lang)[f"count.{noun}"]
        form = Locale(self.lang).plural_form(number)
        chosen = forms.get(form) or forms["other"]
        return str(chosen).format(n=self.value(number))

    def reason(self, reason: Reason) -> str:
        """The sentence of one node of a tree of reasons."""
        return self.opening(reason.code, reason.values)


def _tied(said: str) -> str:
    """Arabic prepositions of one letter joined to what follows: ``للولايات المتحدة``, ``بإيران``, but ``بـ17``."""
    return _PREPOSITION.sub(_joined, said)


def _joined(found: re.Match[str]) -> str:
    letter, article, following = found.groups()
    if article:
        return "لل" if letter == "ل" else f"{letter}ال"
    return f"{letter}{following}" if following else f"{letter}ـ"


class _Template(string.Formatter):
    def __init__(self, words: Words) -> None:
        self._words = words

    def format_field(self, value: Any, format_spec: str) -> str:
        """``count:<noun>``, ``term``, ``quote``, ``raw``, ``lines``, ``or`` or, by default, the value in words."""
        if format_spec == "or":
            items = [value] if isinstance(value, str) else value
            return self._words.say("list.or").join(map(self._words.value, items))
        if format_spec == "lines":
            return (
                "; ".join(map(self._words.value, value))
                if self._words.lang == "en"
                else "؛ ".join(map(self._words.value, value))
            )
        if format_spec.startswith("count:"):
            return self._words.count(int(value), format_spec.removeprefix("count:"))
        if format_spec == "term":
            return self._words.term(str(value))
        if format_spec == "quote":
            return self._words.quote(str(value))
        if format_spec == "raw":
            return _MARKUP_FREE.sub("", str(value))
        return self._words.value(value)
