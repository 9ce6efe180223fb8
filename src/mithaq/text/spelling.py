"""Other spellings of a name, by rule: عبد with or without its space, al- and el-, غ and ج for g, Mohammed and Mohammad."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, product

_LIMIT = 24
_PREFIXES = {"al", "el"}


def spellings(name: str, equal: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The name and its other spellings.

    Steps: 1. each word is replaced by the words equal to it; 2. ``al-`` and ``el-`` stand for each other,
    with a hyphen, a space or joined; 3. عبد الله and عبدالله; 4. غ of a foreign name also as ج.

    Parameters
    ----------
    name : str
    equal : Mapping
        Lower-case word → spellings that stand for the same word, itself among them.

    Returns
    -------
    tuple of str
        The name first; at most two dozen.
    """
    choices = [_choices(word, equal) for word in name.split()]
    joined = [" ".join(words) for words in islice(product(*choices), _LIMIT)]
    variants = dict.fromkeys([name, *joined])
    for variant in tuple(variants):
        if "عبد ال" in variant:
            variants[variant.replace("عبد ال", "عبدال")] = None
        elif "عبدال" in variant:
            variants[variant.replace("عبدال", "عبد ال")] = None
        if "غ" in variant and " " in variant:
            variants[variant.replace("غ", "ج")] = None
    return tuple(variants)


def _choices(word: str, equal: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    prefix, dash, rest = word.partition("-")
    if dash and prefix.lower() in _PREFIXES:
        rests = equal.get(rest.lower(), (rest,))
        return tuple(dict.fromkeys([word, *(f"{p}-{r}" for r in rests for p in ("al", "el"))]))
    found = tuple(equal.get(word.lower(), ()))
    return tuple(dict.fromkeys([word, *found]))
