"""The command `jiaogong`: its subcommands, and refusals as one sentence on standard error.

Exit code 0 when done, 1 when refused, 2 for wrong usage. Start with `parser`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from jiaogong.config.cli import wording
from jiaogong.config.cli.parser import build_parser
from jiaogong.kernel.errors import Refused

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command."""
    _speak_utf8()
    wording.speak()
    asked = build_parser().parse_args(argv)
    try:
        asked.run(asked)
    except Refused as refusal:
        return _refuse(str(refusal))
    except OSError as failure:
        return _refuse(f"{failure.filename or 'jiaogong'}: {failure.strerror or failure}")
    except KeyboardInterrupt:
        return 130
    return 0


def _refuse(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return 1


def _speak_utf8() -> None:
    """Chinese on a Windows console and in a pipe whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
