"""Whether all is well with the folder, a line for each thing that can be wrong."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jiaogong.config import schema
from jiaogong.config.keeping.archive import KEYS
from jiaogong.entrance.outside.configured import providers
from jiaogong.kernel import clock, files, resealing
from jiaogong.kernel.errors import RuleBroken
from jiaogong.ledger.models import Entry, Evidence
from jiaogong.outbox import queries as outbox
from jiaogong.outbox.models import Message
from jiaogong.outbox.rules import LEASE
from jiaogong.unions.models import Union

Health = Literal["ok", "note", "bad"]
HEALTH: dict[Health, Promise] = {"ok": gettext_lazy("ok"), "note": gettext_lazy("note"), "bad": gettext_lazy("bad")}
_ENOUGH_SPACE = 1024**3


@dataclass(frozen=True, slots=True)
class Line:
    """One thing looked at: well, worth knowing, or wrong, and the sentence that says so with its remedy."""

    health: Health
    about: str
    sentence: str


def examine() -> Iterator[Line]:
    """Look at everything, one after the other; a database that does not answer ends it."""
    yield Line("ok", _("home"), str(settings.HOME))
    try:
        yield from _database()
    except DatabaseError as fault:
        yield Line("bad", _("database"), str(fault).splitlines()[0])
        return
    checks = (_files, _space, _keys, _sealed, _worker, _messages, _sign_in, _office, _zone)
    looks: tuple[Callable[[], Iterator[Line]], ...] = checks
    for look in looks:
        yield from look()


def _database() -> Iterator[Line]:
    state = schema.state()
    found: dict[schema.State, tuple[Health, str]] = {
        "current": ("ok", _("the tables are of this version")),
        "older": ("bad", _("of an older version: run “jiaogong serve”, which backs it up and brings it up to date")),
        "newer": ("bad", _("written by a newer version of Jiaogong: install that version")),
        "empty": ("note", _("no ledger yet: run “jiaogong demo” or “jiaogong createsuperuser”")),
    }
    yield Line(found[state][0], _("migrations"), found[state][1])
    if state != "current":
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA quick_check(1)")
            (checked,) = cursor.fetchone()
            yield Line(
                "ok" if checked == "ok" else "bad",
                _("database"),
                f"SQLite {settings.DATABASES['default']['NAME']}: {checked}",
            )
        else:
            cursor.execute("SELECT version()")
            yield Line("ok", _("database"), str(cursor.fetchone()[0]).split(" on ")[0])
    yield Line(
        "ok",
        _("ledger"),
        _("unions: %(unions)s, entries: %(entries)s")
        % {"unions": Union.objects.count(), "entries": Entry.objects.count()},
    )


def _files() -> Iterator[Line]:
    if schema.state() != "current":
        return
    digests = set(Evidence.objects.order_by().values_list("sha256", flat=True).distinct())
    bad = sorted(d for d in digests if not files.is_whole(d))
    if bad:
        yield Line(
            "bad",
            _("files"),
            ngettext(
                "%(count)s file is missing or changed, %(name)s: restore it from a backup",
                "%(count)s files are missing or changed, such as %(name)s: restore them from a backup",
                len(bad),
            )
            % {"count": len(bad), "name": files.place_of(bad[0])},
        )
    else:
        told = ngettext("%(count)s file with its SHA-256", "%(count)s files, each with its SHA-256", len(digests))
        yield Line("ok", _("files"), told % {"count": len(digests)})


def _space() -> Iterator[Line]:
    free = shutil.disk_usage(settings.HOME).free
    sentence = _("%(free)s MB free") % {"free": free // 2**20}
    yield Line(
        "ok" if free >= _ENOUGH_SPACE else "bad",
        _("space"),
        sentence if free >= _ENOUGH_SPACE else sentence + _(": make room"),
    )


def _keys() -> Iterator[Line]:
    for key in (Path(settings.HOME) / name for name in KEYS):
        if _others_read(key):
            yield Line("bad", _("keys"), _("others may read %(name)s: run “chmod 600” on it") % {"name": key})
            return
    yield Line("ok", _("keys"), _("readable by their owner alone"))


def _others_read(file: Path) -> bool:
    return file.is_file() and os.name == "posix" and bool(stat.S_IMODE(file.stat().st_mode) & 0o077)


def _sealed() -> Iterator[Line]:
    if schema.state() != "current":
        return
    found = list(resealing.faults())
    yield from (Line("bad", _("sealed fields"), fault) for fault in found)
    if not found:
        yield Line("ok", _("sealed fields"), _("the keys open what is sealed"))


def _worker() -> Iterator[Line]:
    """A worker that is not there is wrong only where something waits for it."""
    if schema.state() != "current":
        return
    worker, now, jobs = outbox.last_worker(), clock.now(), outbox.jobs()
    if outbox.is_alive(worker, now):
        yield Line("ok", _("worker"), _("alive; jobs waiting: %(waiting)s, failed: %(failed)s") % jobs)
        return
    is_late = outbox.waiting_and_due(now - LEASE).exists()
    yield Line(
        "bad" if is_late else "note",
        _("worker"),
        _(
            "none is alive: “jiaogong serve” or “jiaogong work” starts one; jobs waiting: %(waiting)s, failed: %(failed)s"
        )
        % jobs,
    )


def _messages() -> Iterator[Line]:
    if schema.state() != "current":
        return
    counts = outbox.counts(Message.objects.all())
    server = settings.EMAIL_HOST or _("no mail server is set up (JIAOGONG_MAIL_URL)")
    told = _("%(server)s; messages waiting: %(waiting)s, failed: %(failed)s") % {"server": server, **counts}
    yield Line("note" if counts["failed"] or not settings.MAIL_IS_SET else "ok", _("messages"), told)


def _sign_in() -> Iterator[Line]:
    """The systems outside that people sign in with, and whether their secrets are secret."""
    try:
        found = providers()
    except RuleBroken as fault:
        yield Line("bad", _("sign-in"), str(fault))
        return
    for provider in found:
        if _others_read(provider.secret_file):
            sentence = _("others may read %(name)s: run “chmod 600” on it") % {"name": provider.secret_file}
            yield Line("bad", _("sign-in"), sentence)
    yield Line("ok", _("sign-in"), ", ".join([_("by password"), *(f"{p.name} ({p.kind})" for p in found)]))


def _office() -> Iterator[Line]:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    yield Line(
        "ok" if found else "note",
        "LibreOffice",
        found or _("not here: summaries are saved as .docx and .md, not as .pdf"),
    )


def _zone() -> Iterator[Line]:
    yield Line("ok", _("time zone"), settings.TIME_ZONE)
