"""List pages with 1,000,000 people in 10,000 unions on PostgreSQL, for an area's officer and for a school's chair."""

from __future__ import annotations

import os
import re
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench._house import set_up
from bench._measuring import seconds, told
from bench._million import AREA, CLUSTER, PEOPLE, SCHOOL, TODAY, grow

P95_SECONDS, MOST_QUERIES, TIMES, MOST_SECONDS = 0.150, 12, 60, 15
TREE, TREE_SECONDS = "unions, tree", 0.300  # no list: of 10,000 unions it counts every school
SEARCH = "search everything"  # no list either: a query for each room
LISTS = {
    "women over 50": "sex=F&age_from=50",
    "children under 14 on 1 June": "children_under=14&on=2026-06-01",
    "70 this year": "age_from=70&age_to=70&on=12-31",
    "20 years of teaching": "teaching_years=20&state=serving",
}
PAGES = {
    "people, first page": "/people/",
    "people, page in the middle": "/people/?after={middle}",
    "people by two characters": "/people/?q=晓禾",
    "people by a surname": "/people/?q=欧阳",
    "people by initials": "/people/?q=lxh",
    "people by number": "/people/?q=N0012345",
    "people by a name that nobody has": "/people/?q=令狐",
    "women": "/people/?kind=women",
    **{f"list: {name}": f"/people/lists/?{asked}" for name, asked in LISTS.items()},
    "list: women over 50, page in the middle": f"/people/lists/?{LISTS['women over 50']}&after={{middle}}",
    "birthdays": "/birthdays/",
    "retiring this term": "/people/retiring/",
    "movements that wait": "/people/movements/",
    "movements, all": "/people/movements/?state=all",
    TREE: "/unions/",
    "unions by name": "/unions/?q=第7小学",
    f"{SEARCH} by two characters": "/search/?q=晓禾",
    f"{SEARCH} by initials": "/search/?q=lxh",
}
WHO = {"area officer": AREA, "cluster officer": CLUSTER, "school's chair": SCHOOL}


def processor_seconds() -> float:
    """What this process and the database's side of its connection have worked: told beside what others' load stretches."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        ticks = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")


def measure(who: str, code: str, asked_for: str) -> list[int]:
    """Tell the p95 of each page for somebody; the queries that each page asks."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from jiaogong.members.models import Account, Office, Person

    office = Office.objects.select_related("person__account").get(union__code=code, person__account__isnull=False)
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(Account.objects.get(person=office.person))
    middle = Person.objects.filter(union__code=SCHOOL).order_by("pinyin", "pk")[50].key
    asked = []
    for name, address in PAGES.items():
        if not re.search(asked_for, f"{name}, {who}"):
            continue
        path = address.format(middle=middle)

        def page(path: str = path) -> None:
            answer = client.get(path)
            if answer.status_code != 200:
                raise SystemExit(f"{path} answered {answer.status_code}")

        page()
        with CaptureQueriesContext(connection) as captured:
            page()
        queries = list(captured)
        taken: list[float] = []
        began = processor_seconds()
        until = time.monotonic() + MOST_SECONDS
        while len(taken) < TIMES and (len(taken) < 5 or time.monotonic() < until):
            taken.append(seconds(page))
        if not name.startswith(SEARCH):
            asked.append(len(queries))
        p95 = statistics.quantiles(taken, n=20)[18]
        worked = (processor_seconds() - began) / len(taken)
        note = f"median {statistics.median(taken) * 1000:.0f} ms of {len(taken)}, {worked * 1000:.0f} ms of processor"
        note += f", {len(queries)} queries"
        told(f"{name}, {who}", p95, "s", at_most=TREE_SECONDS if name == TREE else P95_SECONDS, note=note)
        if os.environ.get("JIAOGONG_SLOWEST"):
            for query in sorted(queries, key=lambda q: -float(q["time"]))[:3]:
                sys.stdout.write(f"    {query['time']} {query['sql'][:1500]}\n")
    return asked


def run() -> None:
    """Fill the database that DATABASE_URL names, unless it is full already, and measure."""
    set_up()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from jiaogong.kernel import clock
    from jiaogong.members.models import Person

    settings.ALLOWED_HOSTS, settings.SECOND_FACTOR = ["*"], "none"
    call_command("migrate", verbosity=0)
    if not Person.objects.exists():
        taken = seconds(grow)
        told("filling the tables", taken, "s", note=f"{PEOPLE:,} people, {connection.vendor}")
    asked_for = sys.argv[1] if len(sys.argv) > 1 else ""
    with clock.stopped_at(TODAY):
        asked = [count for who, code in WHO.items() for count in measure(who, code, asked_for)]
    told("most queries of these lists", max(asked, default=0), "queries", at_most=MOST_QUERIES)
    told("load of the machine at the end", os.getloadavg()[0], "processes")


def main() -> None:
    """On PostgreSQL: the one that DATABASE_URL names, else one of its own."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        run()
        return
    from tools.with_postgres import postgres

    with postgres() as url:
        os.environ["DATABASE_URL"] = url
        run()


if __name__ == "__main__":
    main()
