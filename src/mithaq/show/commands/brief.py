"""``mithaq brief``: the main job, from an article to a brief."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from mithaq.errors import BadInput, CannotAnswer, MithaqError
from mithaq.show.commands.options import Format, Lang, day, emit, read_json, state, write_whole
from mithaq.show.words import Words


def add(app: typer.Typer, words: Words) -> None:
    """Add the command in the language of the reader."""

    @app.command(help=words.say("cli.brief"))
    def brief(
        file: Annotated[Path, typer.Argument(help=words.say("cli.brief.file"))],
        out: Annotated[Path | None, typer.Option(help=words.say("cli.brief.out"))] = None,
        published: Annotated[str | None, typer.Option(help=words.say("cli.published"))] = None,
        on: Annotated[str | None, typer.Option(help=words.say("cli.brief.on"))] = None,
        attack: Annotated[list[str] | None, typer.Option(help=words.say("cli.attack"))] = None,
        game: Annotated[Path | None, typer.Option(help=words.say("cli.brief.game"))] = None,
        save_game: Annotated[Path | None, typer.Option(help=words.say("cli.save_game"))] = None,
        reviewed: Annotated[Path | None, typer.Option(help=words.say("cli.reviewed"))] = None,
        accepted_only: Annotated[bool, typer.Option("--accepted-only", help=words.say("cli.accepted_only"))] = False,
        format: Annotated[Format, typer.Option(help=words.say("cli.format"))] = Format.text,
        lang: Annotated[Lang, typer.Option(help=words.say("cli.lang"))] = Lang.en,
    ) -> None:
        from mithaq.findings.conflict import load as load_game
        from mithaq.show import brief as briefs

        form = _form(out, format)
        published_on, second = day(published, "--published"), day(on, "--on")
        article: Any = file if reviewed is None else _reviewed(file, reviewed, published_on)
        made = briefs.brief(
            article,
            published=published_on,
            on=second,
            attacks=tuple(_attack(pair) for pair in attack or ()),
            game=load_game(game) if game else None,
            accepted_only=accepted_only,
        )
        draft = _drafted(made) if save_game is not None else b""
        data = made.render(form, lang.language)
        if save_game is not None:
            write_whole(save_game, draft)
        if out is None and format is Format.jsonl:
            emit(made.to_dict(lang.language), format)
            return
        if out is None:
            sys.stdout.buffer.write(data if data.endswith(b"\n") else data + b"\n")
            return
        write_whole(out, data)
        print(words.say("cli.wrote", path=str(out)), file=sys.stderr)


def _form(out: Path | None, format: Format) -> str:
    from mithaq.show.brief import FORMATS

    if out is None:
        return ".md" if format is Format.text else ".json"
    if out.suffix.lower() not in FORMATS:
        raise BadInput(f"no format {out.suffix!r}", where="--out", remedy=f"Use one of: {', '.join(FORMATS)}")
    return out.suffix.lower()


def _attack(pair: str) -> tuple[str, str]:
    """``ISR:IRN`` as two states."""
    from mithaq.world.actors import load_actors

    attacker, colon, target = pair.rpartition(":")
    if not colon or not attacker or not target:
        raise BadInput(f"{pair!r} is no contingency", where="--attack", remedy="Write ATTACKER:TARGET, as ISR:IRN")
    actors = load_actors()
    return state(attacker, actors), state(target, actors)


def _reviewed(file: Path, reviewed: Path, published: Any) -> Any:
    """The reading that a person reviewed, held against the article's own text."""
    from mithaq.statements.statement import Reading
    from mithaq.text.load import load

    document, remedy = load(file, published=published), "Give the JSON of `mithaq read`"
    try:
        data = read_json(reviewed.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as fault:
        raise BadInput(f"cannot be read ({fault})", where=str(reviewed), remedy=remedy) from None
    try:
        if data["doc"]["sha256"] != document.sha256:
            raise BadInput("the reading is of another text", remedy=f"Read {file.name} again")
        _check_names(data["statements"])
        return Reading.from_dict({**data, "doc": document.to_dict()}, document.text)
    except MithaqError as fault:
        raise BadInput(fault.what, where=reviewed.name, remedy=fault.remedy or remedy) from None
    except (KeyError, TypeError, AttributeError) as fault:
        raise BadInput(f"not a reading ({fault})", where=reviewed.name, remedy=remedy) from None


def _check_names(statements: list[dict[str, Any]]) -> None:
    """Source and target are lists of actors."""
    for one in statements:
        for side in (one["source"], one["target"]):
            if not isinstance(side, list) or not all(isinstance(actor, str) for actor in side):
                raise BadInput(f"statement {one['id']}: {side!r} is no list of actors")


def _drafted(made: Any) -> bytes:
    solved = made.inquiry.game
    if solved is None or solved.draft is None:
        raise CannotAnswer(
            "there is no drafted game to save",
            where="--save-game",
            remedy="Leave --game out, or the text has too little",
        )
    return json.dumps(solved.draft.to_dict(), ensure_ascii=False, indent=1).encode()
