"""Commands for the house itself: serve, work, doctor, backup, restore, createsuperuser."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from gettext import gettext
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from jiaogong.config.cli import readying
from jiaogong.kernel.errors import RuleBroken

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    serve = commands.add_parser("serve", help=gettext("the pages, at 127.0.0.1:8000 or the next free port"))
    serve.add_argument(
        "--host", default="127.0.0.1", help=gettext("127.0.0.1 (this machine alone) unless you say otherwise")
    )
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=run_serve)
    worker = commands.add_parser("work", help=gettext("only the worker, where another program serves the pages"))
    worker.add_argument("--until-parent-ends", action="store_true", help=argparse.SUPPRESS)
    worker.set_defaults(run=run_work)
    commands.add_parser("doctor", help=gettext("whether all is well, a line for each thing")).set_defaults(
        run=run_doctor
    )
    backup = commands.add_parser("backup", help=gettext("everything that must be kept, in one file"))
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.add_argument(
        "--with-keys",
        action="store_true",
        help=gettext("the keys too, sealed with a passphrase (asked, or JIAOGONG_PASSPHRASE)"),
    )
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser("restore", help=gettext("a backup put back; what was there is kept beside it"))
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(run=run_restore)
    first = commands.add_parser("createsuperuser", help=gettext("the first area officer"))
    for option, about in (
        ("--union", gettext("code of the area union, such as QX")),
        ("--union-name", gettext("its name, where it is not on the tree yet")),
        ("--name", gettext("the officer's name")),
        ("--login", gettext("the name to sign in with")),
    ):
        first.add_argument(option, help=about)
    first.set_defaults(run=run_createsuperuser)


def run_serve(asked: argparse.Namespace) -> None:
    readying.ready(current=False)
    from jiaogong.config import serving, upgrading
    from jiaogong.entrance.outside.configured import providers

    providers()
    kept = upgrading.bring_up_to_date()
    if kept:
        print(_("The ledger was of an older version; a backup of it is in %(file)s.") % {"file": kept})
    port = serving.free_port(asked.host, asked.port)
    serving.serve(asked.host, port, when_ready=lambda: print(f"http://{asked.host}:{port}/", flush=True))


def run_work(asked: argparse.Namespace) -> None:
    """Work until interrupted; `serve` starts one by itself."""
    readying.ready()
    from jiaogong.config import working

    if not asked.until_parent_ends:
        print(_("Working; stop with Ctrl+C."), flush=True)
    working.work(until_parent_ends=asked.until_parent_ends)


def run_doctor(_asked: argparse.Namespace) -> None:
    """Exit code 1 where something is wrong."""
    readying.ready(current=False)
    from jiaogong.config.keeping.doctor import HEALTH, examine

    lines = list(examine())
    for line in lines:
        print(f"{HEALTH[line.health]:4} {line.about}: {line.sentence}")
    if bad := [line.about for line in lines if line.health == "bad"]:
        raise RuleBroken(_("Something is wrong: %(about)s.") % {"about": ", ".join(bad)})


def run_backup(asked: argparse.Namespace) -> None:
    readying.ready(current=False)
    from jiaogong.config.keeping.backing import back_up

    passphrase = _passphrase(twice=True) if asked.with_keys or os.environ.get("JIAOGONG_PASSPHRASE") else ""
    back_up(asked.file, passphrase=passphrase)
    told = (
        _("%(file)s: sealed with your passphrase, keys included.")
        if passphrase
        else _("%(file)s: the keys are not in it; keep them apart.")
    )
    print(told % {"file": asked.file})


def run_restore(asked: argparse.Namespace) -> None:
    readying.ready(current=False)
    from jiaogong.config.keeping.restoring import restore

    aside = restore(asked.file, passphrase=_passphrase)
    print(
        _("%(file)s is restored.") % {"file": asked.file}
        + (" " + _("What was there is in %(folder)s.") % {"folder": aside} if aside else "")
    )


def _passphrase(*, twice: bool = False) -> str:
    """From JIAOGONG_PASSPHRASE, else asked at the terminal."""
    given = os.environ.get("JIAOGONG_PASSPHRASE", "")
    if given:
        return given
    if not sys.stdin.isatty():
        raise RuleBroken(_("A passphrase is needed: put it into JIAOGONG_PASSPHRASE."))
    typed_in = getpass.getpass(_("Passphrase: "))
    if not typed_in or (twice and getpass.getpass(_("Again: ")) != typed_in):
        raise RuleBroken(_("The passphrases are empty or differ: nothing was written."))
    return typed_in


def run_createsuperuser(asked: argparse.Namespace) -> None:
    """Enter the area's union and its first officer, who gets an account."""
    readying.ready(current=False)
    from jiaogong.config import upgrading
    from jiaogong.config.founding import found_area

    upgrading.bring_up_to_date()
    code = asked.union or _answer(_("Code of the area union, such as QX"))
    name = asked.name or _answer(_("Name of the officer"))
    login = asked.login or _answer(_("Name to sign in with"))

    def ask_union_name() -> str:
        return asked.union_name or _answer(_("Name of the area union"))

    password = found_area(code=code, ask_union_name=ask_union_name, name=name, login=login)
    print(_("Sign in as %(login)s with the password %(password)s.") % {"login": login, "password": password})


def _answer(question: str) -> str:
    if not sys.stdin.isatty():
        raise RuleBroken(
            _("“%(question)s” is not given: see “jiaogong createsuperuser --help”.") % {"question": question}
        )
    return input(f"{question}: ").strip()
