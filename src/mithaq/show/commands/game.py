"""``mithaq game``: a crisis as a graph model, solved."""

from pathlib import Path
from typing import Annotated

import typer

from mithaq.errors import BadInput
from mithaq.show.commands.options import Format, Lang, emit
from mithaq.show.words import Words

CONCEPTS = ("nash", "gmr", "smr", "seq", "sim")


def add(app: typer.Typer, words: Words) -> None:
    """Add the command in the language of the reader."""

    @app.command(help=words.say("cli.game"))
    def game(
        file: Annotated[Path, typer.Argument(help=words.say("cli.game.file"))],
        concept: Annotated[str, typer.Option(help=words.say("cli.concept"))] = ",".join(CONCEPTS),
        format: Annotated[Format, typer.Option(help=words.say("cli.format"))] = Format.text,
        lang: Annotated[Lang, typer.Option(help=words.say("cli.lang"))] = Lang.en,
    ) -> None:
        from mithaq.findings.conflict import load
        from mithaq.findings.stability import solve

        result = solve(load(file), concepts=_concepts(concept)).to_dict()
        if format is not Format.text:
            emit(result, format)
            return
        for number, label in enumerate(result["states"], 1):
            print(f"{number:>4}  {label}")
        for name, states in result["equilibria"].items():
            print(f"{name:>5}: {', '.join(map(str, states)) or '—'}")


def _concepts(text: str) -> tuple[str, ...]:
    chosen = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    for name in chosen or ("",):
        if name not in CONCEPTS:
            raise BadInput(f"no concept {name!r}", where="--concept", remedy=f"Allowed: {', '.join(CONCEPTS)}")
    return chosen
