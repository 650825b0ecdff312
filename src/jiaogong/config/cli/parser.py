"""What can be typed after `jiaogong`."""

from __future__ import annotations

import argparse
from gettext import gettext
from importlib.metadata import version

from jiaogong.config.cli import checking, demo, house, keeping, ledger, reading, sheets


def build_parser() -> argparse.ArgumentParser:
    """All commands with their options; each sets `run`."""
    parser = argparse.ArgumentParser(
        prog="jiaogong", description=gettext("Jiaogong: one ledger for the year of an education trade union.")
    )
    parser.add_argument(
        "--version", action="version", version=version("jiaogong"), help=gettext("show the version and exit")
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for part in (demo, house, keeping, ledger, reading, checking, sheets):
        part.add_commands(commands)
    return parser
