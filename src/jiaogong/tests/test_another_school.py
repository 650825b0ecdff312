"""As the chair of another school: whatever address names something of this one, and whatever form is sent there,
tells nothing of it and changes nothing that hangs on it. New routes come in by themselves."""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client

from jiaogong.kernel import clock
from jiaogong.ledger.models import Entry
from jiaogong.members.models import Person
from jiaogong.tests.addresses import address, send
from jiaogong.tests.house import House, build_house
from jiaogong.tests.rights import routes
from jiaogong.tests.test_walls import found_in, told_of

pytestmark = [pytest.mark.django_db, pytest.mark.on_sqlite, pytest.mark.long]

Thing = tuple[str, Any]
Rows = dict[Thing, dict[str, Any]]

# What stands in this school's rows alone.
TITLES = (
    "晨光球赛",
    "旧总结",
    "工会委员会会议",
    "布置走访名单",
    "分出的工会",
    "午餐补贴报告",
    "添置夜间照明灯",
    "课间延时服务办法",
    "课间值守办法",
)
NAMES = ("闻人暮雪", "令狐听雨", "程初", "章远行", "小禾")
# Where their own chair finds them; asked first, as all else is asked only for what was not found there.
TOLD_AT = (
    "ledger-entry",
    "summaries",
    "meeting",
    "meetings",
    "union-change",
    "session-agenda",
    "session-item",
    "proposal",
    "opinion-round",
    "rule-version",
    "school-rule",
    "person",
    "person-private",
    "people",
    "roster",
    "movements",
)
# Rows that say what was tried, not what is.
TRACES = {"kernel.auditline", "entrance.try"}
WRITES = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
# Forms whose very purpose is to ask another union for something, which it then decides.
ASKS_ANOTHER = {"transfer": {"members.movement"}}


@pytest.fixture(autouse=True)
def _on_a_day(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.FILES_ROOT = tmp_path
    with clock.stopped_at(dt.date(2026, 11, 22)):
        yield


@pytest.fixture
def house() -> House:
    built = build_house()
    for role, name in (("chair", "闻人暮雪"), ("member", "令狐听雨")):
        Person.objects.filter(pk=built.standings[role].person.pk).update(name=name)
    Entry.objects.update(title=TITLES[0])
    return built


def own_tables() -> dict[str, type[models.Model]]:
    """The house's own tables by name."""
    own = [m for m in apps.get_models() if m.__module__.startswith("jiaogong.") and m._meta.label_lower not in TRACES]
    return {m._meta.db_table: m for m in own}


def all_rows(tables: Iterable[type[models.Model]]) -> Rows:
    """Every row of some tables."""
    return {(m._meta.label_lower, r["pk"]): r for m in tables for r in m._default_manager.values("pk", *_columns(m))}


@contextlib.contextmanager
def written() -> Iterator[set[str]]:
    """The names of the tables that are written to meanwhile."""
    names: set[str] = set()

    def heed(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        names.update(WRITES.findall(sql))
        return execute(sql, *rest)

    with connection.execute_wrapper(heed):
        yield names


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _leads_to(thing: Thing, row: dict[str, Any]) -> Iterator[Thing]:
    for field in apps.get_model(thing[0])._meta.concrete_fields:
        if field.remote_field and row[field.attname] is not None:
            yield field.remote_field.model._meta.label_lower, row[field.attname]


def hanging_on(school: Thing, rows: Rows) -> set[Thing]:
    """The school's union and all that leads to it, however far."""
    hung, grew = {school}, True
    while grew:
        more = {
            thing for thing, row in rows.items() if thing not in hung and not hung.isdisjoint(_leads_to(thing, row))
        }
        hung, grew = hung | more, bool(more)
    return hung


def _visitor(house: House) -> Client:
    visitor = copy.copy(house.clients["other_chair"])
    visitor.cookies = copy.deepcopy(visitor.cookies)
    return visitor


def test_no_address_tells_the_chair_of_another_school_anything(house: House) -> None:
    addresses = [where for route in routes() for where in _asked_for(house, route) if route != "sign-out"]

    assert list(found_in(_visitor(house), addresses, (*TITLES, *NAMES))) == []


def _asked_for(house: House, route: str) -> list[str]:
    """The address of what is the school's, and the list of it asked for by the school's code."""
    where = address(house, route)
    return [where, f"{where}{'&' if '?' in where else '?'}union={house.school.code}&q={TITLES[0]}"]


def test_the_school_s_own_chair_finds_all_of_it(house: House) -> None:
    ordered = sorted(routes(), key=lambda route: route not in TOLD_AT)
    addresses = (where for route in ordered for where in _asked_for(house, route) if route != "sign-out")

    assert told_of(house.clients["chair"], addresses, (*TITLES, *NAMES)) == {*TITLES, *NAMES}


def test_no_form_changes_anything_that_hangs_on_another_school(house: House) -> None:
    before = all_rows(own_tables().values())
    hung = hanging_on(("unions.union", house.school.pk), before)

    touched = {route: found for route in routes("POST") if (found := _touched_by(house, route, before, hung))}

    assert touched == ASKS_ANOTHER


def _touched_by(house: House, route: str, before: Rows, hung: set[Thing]) -> set[str]:
    """The kinds of rows of the school that sending a form as its stranger changed, took away or added to."""
    with transaction.atomic():
        with written() as names:
            send(_visitor(house), house, route)
        looked_at = [model for name, model in own_tables().items() if name in names]
        after = all_rows(looked_at)
        transaction.set_rollback(True)
    labels = {model._meta.label_lower for model in looked_at}
    changed = {thing for thing in hung if thing[0] in labels and before[thing] != after.get(thing)}
    added = {t for t, row in after.items() if t not in before and not hung.isdisjoint(_leads_to(t, row))}
    return {label for label, _pk in changed | added}
