"""The page of the union tree with 10,000 unions: opened at the root, and with a cluster of a hundred open."""

from __future__ import annotations

import datetime as dt

from bench._house import set_up
from bench._measuring import median_seconds, told

CLUSTERS, SCHOOLS, PEOPLE = 100, 99, 10
TODAY = dt.date(2026, 11, 22)


def grow() -> str:
    """An area with 100 clusters of 99 schools, ten people, a chair and an entry in each; the area officer's number."""
    from django.core.management import call_command

    from jiaogong.kernel import clock
    from jiaogong.kernel.sizes import learn_sizes
    from jiaogong.ledger.models import Entry
    from jiaogong.members.models import Account, Office, Person
    from jiaogong.members.services import spelled
    from jiaogong.unions.models import Union

    call_command("migrate", verbosity=0)
    area = Union.objects.create(code="T", name="青禾区教育工会", kind="area", path="T/")
    clusters = [
        Union(code=f"T{c}", name=f"第{c}片", kind="cluster", parent=area, path=f"T/T{c}/") for c in range(CLUSTERS)
    ]
    clusters = Union.objects.bulk_create(clusters)
    schools = Union.objects.bulk_create(
        [
            Union(
                code=f"{c.code}-{s}",
                name=f"青禾区{c.code}第{s}小学工会",
                kind="base",
                sector="public",
                parent=c,
                path=f"{c.path}{c.code}-{s}/",
            )
            for c in clusters
            for s in range(SCHOOLS)
        ],
        batch_size=1000,
    )
    one = spelled(Person(name="林晓禾"))
    spelling = {"name": one.name, "pinyin": one.pinyin, "squeezed": one.squeezed, "initials": one.initials}
    people = Person.objects.bulk_create(
        [Person(number=f"{u.code}.{n}", union=u, **spelling) for u in [area, *schools] for n in range(PEOPLE)],
        batch_size=1000,
    )
    chairs = people[::PEOPLE]
    Office.objects.bulk_create(
        [Office(person=p, union_id=p.union_id, kind="chair", since=dt.date(2024, 9, 1)) for p in chairs],
        batch_size=1000,
    )
    now = clock.now()
    facts = {
        "category": "culture",
        "title": "羽毛球赛",
        "state": "confirmed",
        "start_date": TODAY,
        "end_date": TODAY,
        "drafted_at": now,
    }
    Entry.objects.bulk_create([Entry(union=u, **facts) for u in schools[::2]], batch_size=1000)
    officer = people[0]
    officer.account = Account.objects.create_user("officer")
    officer.save()
    learn_sizes()
    return officer.number


def main() -> None:
    set_up()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from jiaogong.kernel import clock
    from jiaogong.members.models import Person
    from jiaogong.unions.models import Union

    settings.ALLOWED_HOSTS, settings.SECOND_FACTOR = ["*"], "none"
    account = Person.objects.get(number=grow()).account
    client = Client()
    client.force_login(account)
    with clock.stopped_at(TODAY):
        for label, path in (("at its root", "/unions/"), ("with a cluster open", "/unions/?open=T,T7")):

            def page(path: str = path) -> None:
                answer = client.get(path)
                if answer.status_code != 200:
                    raise SystemExit(f"{path} answered {answer.status_code}")

            taken = median_seconds(page, 9)
            with CaptureQueriesContext(connection) as asked:
                page()
            note = f"{Union.objects.count():,} unions, {len(asked)} queries, {connection.vendor}"
            told(f"tree of 10,000 unions {label}", taken, "s", at_most=0.3, note=note)


if __name__ == "__main__":
    main()
