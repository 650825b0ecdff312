"""Commands for what is kept: prune, rotate-key."""

from __future__ import annotations

import argparse
from gettext import gettext
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jiaogong.config.cli import readying

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    prune = commands.add_parser(
        "prune", help=gettext("let go what was kept long enough: audit lines as the law asks, jobs, messages")
    )
    prune.add_argument("--dry-run", action="store_true", help=gettext("say how many; remove nothing"))
    prune.set_defaults(run=run_prune)
    rotate = commands.add_parser("rotate-key", help=gettext("a new key for sealed fields; all of them sealed anew"))
    rotate.add_argument(
        "--forget-old", action="store_true", help=gettext("remove the older keys: backups of before open no more")
    )
    rotate.set_defaults(run=run_rotate)


def run_prune(asked: argparse.Namespace) -> None:
    readying.ready()
    from jiaogong.outbox.services.working import prune
    from jiaogong.oversight.services import prune_audit

    removed, since, source = prune_audit(is_trial=asked.dry_run)
    told = _("%(lines)s lines would go") if asked.dry_run else _("%(lines)s lines removed")
    print(told % {"lines": removed} + _(", from before %(day)s (%(source)s).") % {"day": since, "source": source})
    told = (
        _("%(rows)s finished jobs and messages would go.")
        if asked.dry_run
        else _("%(rows)s finished jobs and messages removed.")
    )
    print(told % {"rows": prune(is_trial=asked.dry_run)})


def run_rotate(asked: argparse.Namespace) -> None:
    """Go on with a rotation that was broken off; else begin one."""
    readying.ready()
    from jiaogong.oversight.services import rotate_keys

    values = rotate_keys(forget_old=asked.forget_old)
    print(_("%(values)s values are sealed with the new key.") % {"values": values})
    if not asked.forget_old:
        print(_("The older keys are kept, so that backups of before still open."))
