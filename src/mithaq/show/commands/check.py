"""``mithaq check``: every fault of the data files, with file and line."""

from pathlib import Path
from typing import Annotated

import typer

from mithaq.show.commands.options import Format, Lang, emit
from mithaq.show.words import Words


def add(app: typer.Typer, words: Words) -> None:
    """Add the command in the language of the reader."""

    @app.command(help=words.say("cli.check"))
    def check(
        pacts: Annotated[Path | None, typer.Option(help=words.say("cli.pacts"))] = None,
        format: Annotated[Format, typer.Option(help=words.say("cli.format"))] = Format.text,
        lang: Annotated[Lang, typer.Option(help=words.say("cli.lang"))] = Lang.en,
    ) -> None:
        from mithaq.show.checks import check_everything

        files, faults = check_everything(pacts)
        if format is Format.text:
            for fault in faults:
                print(fault.message)
            print(words.say("cli.checked", files=files, faults=len(faults)))
        else:
            rows = [{"what": fault.what, "where": fault.where, "remedy": fault.remedy} for fault in faults]
            emit({"files": files, "faults": rows}, format)
        if faults:
            raise typer.Exit(1)
