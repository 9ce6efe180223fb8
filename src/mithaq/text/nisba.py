"""Demonyms by rule: an Arabic nisba in all its forms, an English demonym with its plural.

The base is the indefinite masculine singular: سعودي, أميركي, كوري شمالي.  Broken plurals (روس, أتراك) are
no rule: they stand as exceptions beside the base in the data.
"""

from __future__ import annotations

_ENDINGS = ("", "ة", "ون", "ين", "ان", "ات", "تان", "تين", "ا")
_ARTICLE = "ال"


def nisba_forms(base: str) -> tuple[str, ...]:
    """Every form of a nisba, definite and indefinite.

    Masculine and feminine, dual and plural in their cases, and the accusative with its alef (أميركيًا).
    Every word of a compound is inflected alike (الكوريون الشماليون); a word that does not end in ي stands
    still (جنوب أفريقي → الجنوب أفريقية).  A base without ي at all, a broken plural, takes the article alone.

    Parameters
    ----------
    base : str
        Indefinite masculine singular, or a broken plural, perhaps already with its article.

    Returns
    -------
    tuple of str
        The base first.
    """
    words = base.split()
    if base.startswith(_ARTICLE):
        return (base,)
    if not any(word.endswith("ي") for word in words):
        return (base, _ARTICLE + base)
    forms = [[word + _ending(word, ending) for word in words] for ending in _ENDINGS]
    compound = all(word.endswith("ي") for word in words)
    definite = [[_ARTICLE + word if compound or at == 0 else word for at, word in enumerate(form)] for form in forms]
    return tuple(" ".join(form) for form in (*forms, *definite))


def _ending(word: str, ending: str) -> str:
    return ending if word.endswith("ي") else ""


def english_forms(demonym: str) -> tuple[str, ...]:
    """An English demonym and its plural where it takes one (Russian, Russians; not Chinese)."""
    last = demonym.rsplit(" ", 1)[-1].lower()
    if last.endswith(("ese", "ish", "ch", "s", "i-kiribati")):
        return (demonym,)
    if last.endswith("man"):
        return (demonym, demonym[:-2] + "en")
    return (demonym, demonym + "s")
