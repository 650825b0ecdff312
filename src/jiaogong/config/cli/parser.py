"""What can be typed after `jiaogong`."""

from __future__ import annotations

import argparse
from importlib.metadata import version

from jiaogong.config.cli import demo, house, ledger, sheets, texts


def build_parser() -> argparse.ArgumentParser:
    """All commands with their options; each sets `run`."""
    parser = argparse.ArgumentParser(
        prog="jiaogong", description="教工之家: one ledger for the year of an education trade union."
    )
    parser.add_argument("--version", action="version", version=version("jiaogong"))
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for part in (demo, house, ledger, texts, sheets):
        part.add_commands(commands)
    return parser
