"""Tokens of English: the possessive 's and the hyphen are tokens of their own."""

from __future__ import annotations

import re

from mithaq.statements.english.inflection import EnglishInflection
from mithaq.statements.lexicon import Lexicon
from mithaq.statements.tokens import Token, Tokeniser

_WORD = re.compile(r"'s\b|[^\W_]+(?:\.[^\W\d_](?=\.|\b))*(?:'(?!s\b)[^\W_]+)?|[^\w\s]")


class EnglishTokeniser(Tokeniser):
    """As `Tokeniser`; words are looked up among their neighbours."""

    pattern = _WORD

    def __init__(self, lexicon: Lexicon) -> None:
        self.english = EnglishInflection(lexicon)
        super().__init__(lexicon, self.english)  # type: ignore[arg-type]

    def _look_up(self, tokens: list[Token], token: Token) -> None:
        super()._look_up(tokens, token)
        if token.mention is None and not token.is_sign:
            token.readings = self.english.at(tokens, token.index)
