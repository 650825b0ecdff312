"""An area of 10,000 unions with 1,000,000 people on PostgreSQL, filled by the database itself in a minute or two."""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import Any

PEOPLE, CLUSTERS, SCHOOLS = 1_000_000, 100, 99
AREA, CLUSTER, SCHOOL = "M", "M7", "M7-7"
TODAY = dt.date(2026, 11, 22)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈欧阳"
FIRST = ["", *"晓文志建海春秋雨雪子思佳美丽国明永家庆云"]
SECOND = "禾华强芳敏静杰涛磊洋艳勇军平刚辉玲桂英兰凤洁梅琳红伟娜秀霞燕"


def spellings() -> list[tuple[str, str, str, str]]:
    """Some 30,000 names, each with what it is sorted and found by."""
    from jiaogong.members.models import Person
    from jiaogong.members.services import spelled

    people = [spelled(Person(name=a + b + c)) for a, b, c in product(SURNAMES, FIRST, SECOND)]
    return [(p.name, p.pinyin, p.squeezed, p.initials) for p in people]


def insert(model: Any, source: str, **told: str) -> None:
    """Insert a row for each of a query: `told` gives columns by SQL; every other one takes its field's default."""
    from django.db import connection

    columns, values, constants = [], [], []
    for field in model._meta.local_concrete_fields:
        if field.primary_key and field.column not in told:
            continue
        columns.append(f'"{field.column}"')
        values.append(told.get(field.column, "%s"))
        if field.column not in told:
            constants.append(field.get_db_prep_save(field.get_default(), connection))
    sql = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {source}"
    with connection.cursor() as cursor:
        cursor.execute(sql, constants)


def grow() -> None:
    """Fill the empty tables of the database at hand."""
    from django.db import connection

    from jiaogong.kernel.sizes import learn_sizes

    with connection.cursor() as cursor:
        # What is made up refers to what is there: nobody need look it up a million times.
        cursor.execute("SET session_replication_role = replica")
    _unions()
    _names()
    _people()
    _families_and_movements()
    _officers()
    learn_sizes()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # as a server left running does by itself
    connection.close()


def _unions() -> None:
    from jiaogong.unions.models import Union
    from jiaogong.unions.names import spelling

    def union(code: str, name: str, kind: str, parent: Union | None) -> Union:
        squeezed, initials = spelling(name)
        path = f"{parent.path if parent else ''}{code}/"
        sector = "public" if kind == "base" else ""
        facts = {"kind": kind, "parent": parent, "path": path, "sector": sector}
        return Union(code=code, name=name, squeezed=squeezed, initials=initials, **facts)

    area = union(AREA, "青禾区教育工会", "area", None)
    area.save()
    clusters = [union(f"M{c}", f"青禾区第{c}片工会", "cluster", area) for c in range(CLUSTERS)]
    Union.objects.bulk_create(clusters)
    schools = [union(f"{c.code}-{s}", f"{c.name}第{s}小学工会", "base", c) for c in clusters for s in range(SCHOOLS)]
    Union.objects.bulk_create(schools, batch_size=1000)


def _names() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE names (n int, name text, pinyin text, squeezed text, initials text)")
        with cursor.copy("COPY names FROM STDIN") as copy:
            for n, row in enumerate(spellings()):
                copy.write_row((n, *row))
        cursor.execute(
            "CREATE TEMPORARY TABLE bases AS SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM unions_union WHERE kind = 'base'"
        )
        cursor.execute("CREATE INDEX ON names (n); CREATE INDEX ON bases (n); ANALYZE names; ANALYZE bases")


def _people() -> None:
    """Born from 1945 to 2003, two thirds women; who is over sixty has retired, four of five teach."""
    from django.db import connection

    from jiaogong.members.models import Person

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM names")
        names = cursor.fetchone()[0]
    born = "(date '1945-01-01' + ((i::bigint * 7919) %% 21185)::int)"
    begun = f"({born} + 23 * 365)"
    insert(
        Person,
        f"generate_series(1, {PEOPLE}) i JOIN names ON names.n = (i::bigint * 48271) %% {names} JOIN bases ON bases.n = i %% {CLUSTERS * SCHOOLS}",
        number="'N' || lpad(i::text, 8, '0')",
        name="names.name",
        pinyin="names.pinyin",
        squeezed="names.squeezed",
        initials="names.initials",
        sex="CASE WHEN i %% 3 < 2 THEN 'F' ELSE 'M' END",
        birth_date=born,
        union_id="bases.id",
        is_minority="i %% 37 = 0",
        is_teacher="i %% 5 < 4",
        joined_date=begun,
        work_began_date=begun,
        teaching_began_date=f"CASE WHEN i %% 5 < 4 THEN {begun} END",
        member_since=begun,
        retired_date=f"CASE WHEN {born} < date '1966-11-22' THEN {born} + 60 * 365 END",
    )


def _families_and_movements() -> None:
    """A child for two of five, born from 1990 on; a step of membership for one of five, of a thousand still open."""
    from jiaogong.members.models import Movement, Person, Relative

    people = f"{Person._meta.db_table} p"
    insert(
        Relative,
        f"{people} WHERE p.id %% 5 < 2",
        person_id="p.id",
        relation="'child'",
        birth_date="date '1990-01-01' + ((p.id * 104729) %% 13400)::int",
    )
    insert(
        Movement,
        f"{people} WHERE p.id %% 5 = 3",
        person_id="p.id",
        kind="CASE WHEN p.id %% 1000 = 3 THEN 'transfer' ELSE 'join' END",
        state="CASE WHEN p.id %% 1000 = 3 THEN 'asked' ELSE 'done' END",
        union_from_id="p.union_id",
        union_to_id="p.union_id",
        on_date="date '2016-01-01' + (p.id %% 3960)::int",
        asked_at="timestamptz '2016-01-01 08:00+08'",
    )


def _officers() -> None:
    """A chair for every union, the area's and the clusters' own people beside the schools'."""
    from jiaogong.members.models import Account, Office, Person
    from jiaogong.members.services import spelled
    from jiaogong.unions.models import Union

    above = list(Union.objects.exclude(kind=Union.Kind.BASE))
    heads = [spelled(Person(number=f"H{u.code}", union=u, name="程初")) for u in above]
    Person.objects.bulk_create(heads)
    insert(
        Office,
        "(SELECT union_id, min(id) AS id FROM members_person GROUP BY union_id) chairs",
        person_id="chairs.id",
        union_id="chairs.union_id",
        kind="'chair'",
        since="date '2024-09-01'",
    )
    for code in (AREA, CLUSTER, SCHOOL):
        office = Office.objects.select_related("person").get(union__code=code)
        office.person.account = Account.objects.create_user(f"chair-{code.lower()}")
        office.person.save(update_fields=["account"])
