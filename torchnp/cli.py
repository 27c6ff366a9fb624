"""The command line."""

from __future__ import annotations

import io
import sys
import traceback
from typing import Any, NoReturn

import click

from lint_rules import __version__
from lint_rules.configuration import ConfigurationError, did_you_mean
from lint_rules.registry import all_rules
from torchnp import commands, terminal
from torchnp import explain as explaining
from torchnp.commands import ExitCode
from torchnp.options import Options, shared


class _Group(click.Group):
    """Gives every way to fail its exit code: click's own end a usage error with 2, all others with 1."""

    def invoke(self, ctx: click.Context) -> Any:
        _tolerate_narrow_encodings()
        try:
            return super().invoke(ctx)
        except ConfigurationError as error:
            _fail(ctx, f"error: {error}")
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            click.echo("Interrupted. Every file is whole: as it was, or fixed.", err=True)
            ctx.exit(ExitCode.INTERRUPTED)
        except Exception as error:  # noqa: BLE001 - Python would exit with 1, which here means findings
            _fail(ctx, f"{traceback.format_exc()}internal error, please report it: {error}")


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="torchnp")
def main() -> None:
    """Find and fix the lines where a tensor fails, or loses data, on its way to or from NumPy.

    Exit codes: 0 nothing found, 1 problems found, 2 wrong usage, broken settings, or a file that could not
    be processed.
    """


@main.command()
@shared
@click.option(
    "--explain-unknown",
    is_flag=True,
    help="List every conversion to an array, with what is known of it and why the rest is not; exit with 0.",
)
@click.pass_context
def check(ctx: click.Context, /, *, explain_unknown: bool, **given: Any) -> None:
    """Report problems in the Python files under PATHS (default: the current directory).

    Directories are searched for *.py and *.pyi, leaving out what .gitignore or `exclude` names. A file
    that is named is always checked. - reads standard input.
    """
    options = Options(**given)
    if explain_unknown and options.statistics:
        raise click.UsageError("--explain-unknown and --statistics contradict each other")
    ctx.exit(commands.explain_unknown(options) if explain_unknown else commands.check(options))


@main.command()
@shared
@click.option("--diff", is_flag=True, help="Change nothing; show what would change, and exit with 1 if anything would.")
@click.option("--unsafe-fixes", is_flag=True, help="Apply fixes, too, that can change what a working program computes.")
@click.pass_context
def fix(ctx: click.Context, /, *, diff: bool, unsafe_fixes: bool, **given: Any) -> None:
    """Repair problems in the Python files under PATHS (default: the current directory).

    Only fixes that never change what a working program computes are applied, unless --unsafe-fixes is
    given. What remains is reported. - reads standard input and writes the fixed source to standard output.
    """
    run = commands.show_fixes if diff else commands.fix
    ctx.exit(run(Options(**given), unsafe=unsafe_fixes))


@main.command()
@click.argument("rule")
@click.pass_context
def explain(ctx: click.Context, rule: str) -> None:
    """Say what RULE (a code or a name) finds, why that is bad, and what its fix does."""
    for known in all_rules():
        if rule.upper() == known.code or rule.lower() == known.name:
            explaining.write_explanation(known, sys.stdout)
            return
    names = [word for known in all_rules() for word in (known.code, known.name)]
    # A code is upper case, a name lower: whichever spelling comes close.
    hint = did_you_mean(rule.upper(), names) or did_you_mean(rule.lower(), names)
    _fail(ctx, f"error: there is no rule {rule!r}{hint}")


@main.command()
def rules() -> None:
    """List all rules."""
    terminal.write(explaining.overview(all_rules()), sys.stdout)


def _fail(ctx: click.Context, message: str) -> NoReturn:
    click.echo(message, err=True)
    ctx.exit(ExitCode.ERROR)


def _tolerate_narrow_encodings() -> None:
    """Source text can hold characters that the terminal's encoding has no place for."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
