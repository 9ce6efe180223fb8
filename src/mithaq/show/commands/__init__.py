"""One module a command; `build` puts them together in the language of the reader."""

from typing import Annotated

import typer
from typer import rich_utils

from mithaq.show.commands import brief, check, game, obliged, read
from mithaq.show.commands.options import Lang
from mithaq.show.words import Words


def build(words: Words) -> typer.Typer:
    """The command line of one language."""
    rich_utils.ARGUMENTS_PANEL_TITLE = words.say("cli.panel.arguments")
    rich_utils.OPTIONS_PANEL_TITLE = words.say("cli.panel.options")
    rich_utils.COMMANDS_PANEL_TITLE = words.say("cli.panel.commands")
    app = typer.Typer(
        help=words.say("cli.app"),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback(invoke_without_command=False)
    def top(
        version: Annotated[
            bool, typer.Option("--version", help=words.say("cli.version"), is_eager=True, callback=_version)
        ] = False,
        lang: Annotated[Lang, typer.Option(help=words.say("cli.lang"))] = Lang.en,
    ) -> None: ...

    top.__doc__ = None
    for command in (read, obliged, game, brief, check):
        command.add(app, words)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from mithaq import __version__

        typer.echo(f"mithaq {__version__}")
        raise typer.Exit
