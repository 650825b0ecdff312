"""A school votes: 300 people in one minute on SQLite, against `jiaogong serve`.

Each asks for the paper and sends it; half are signed in, half hold a one-time link. VOTERS=n scales the hall, at the
same pace. Signing in, whose passwords are meant to cost time, is measured apart.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench._house import set_up
from bench._measuring import told

SIGNING_IN, PASSWORD, PASSPHRASE = 30, "willow-bridge-7", "willow-bridge-over-7-rivers"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def hall(voters: int) -> tuple[int, list[tuple[str, str]]]:
    """An open ballot's key, and for each voter the paper's address and the cookies to come with."""
    from django.core.management import call_command
    from django.urls import reverse

    call_command("migrate", verbosity=0)
    from jiaogong.ballots import services
    from jiaogong.ballots.rules import BallotPlan, QuestionPlan, VoterPlan
    from jiaogong.members.models import Account, Office, Person
    from jiaogong.members.queries import standing_of
    from jiaogong.members.services import spelled
    from jiaogong.unions.models import Union
    from jiaogong.unions.services import enter_union

    area = enter_union(code="AREA", name="青禾区教育工会", kind=Union.Kind.AREA, actor=None)
    Account.objects.bulk_create(Account(login=f"v{n}", password="!") for n in range(voters + 1))
    accounts = list(Account.objects.order_by("pk"))
    Person.objects.bulk_create(
        spelled(Person(union=area, number=f"V{n:05}", name="林晓禾", account=a)) for n, a in enumerate(accounts)
    )
    *people, leading = Person.objects.select_related("union", "account").order_by("pk")
    # Who leads an area signs in with a second factor, and does not vote here.
    Office.objects.create(person=leading, union=area, kind=Office.Kind.CHAIR, since="2020-01-01")
    chair = standing_of(leading)
    for person in people[:SIGNING_IN]:
        person.account.set_password(PASSWORD)
        person.account.save()
    plan = BallotPlan(title="表决", questions=(QuestionPlan(kind="motion", text="是否同意"),))
    roll = [VoterPlan(person_id=p.pk) for p in people]
    ballot = services.prepare_ballot(actor=chair, union=area, plan=plan, voters=roll)
    three = [p.pk for p in people[:3]]
    services.name_scrutineers(actor=chair, ballot_id=ballot.pk, scrutineers=three[:2], spares=three[2:])
    for person in people[:3]:
        services.take_up_duty(actor=standing_of(person), ballot_id=ballot.pk, passphrase=PASSPHRASE)
    services.open_ballot(actor=chair, ballot_id=ballot.pk)
    tokens = {v.person_id: t for v, t in services.make_links(actor=chair, ballot_id=ballot.pk)}
    papers = [
        (reverse("ballot-link", args=[tokens[p.pk]]), "")
        if n % 2
        else (reverse("ballot-vote", args=[ballot.pk]), session_of(p.account))
        for n, p in enumerate(people)
    ]
    return ballot.pk, papers


def session_of(account: Any) -> str:
    """The cookie of a session that is signed in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


@contextlib.contextmanager
def served() -> Iterator[int]:
    """The house as `jiaogong serve` serves it, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("jiaogong")), "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=os.environ["JIAOGONG_HOME"], stdout=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def filled_in(port: int, where: str, cookies: str, says: dict[str, str]) -> tuple[float, float, int]:
    """A form asked for and sent: the seconds that each took, and the status of what answered."""
    began = time.perf_counter()
    page, form = request(port, "GET", where, cookies)
    asked = time.perf_counter()
    own = page.getheader("Set-Cookie", "").partition(";")[0]
    found = TOKEN.search(form)
    if found is None:
        return asked - began, 0.0, page.status
    said = urlencode(says | {"csrfmiddlewaretoken": found[1]})
    answer, _body = request(port, "POST", where, "; ".join(c for c in (cookies, own) if c), said)
    return asked - began, time.perf_counter() - asked, answer.status


def request(port: int, way: str, where: str, cookies: str, said: str = "") -> tuple[http.client.HTTPResponse, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    heads = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request(way, where, said or None, heads)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer, body


def vote(port: int, papers: Sequence[tuple[str, str]], pace: float) -> list[tuple[float, float, int]]:
    """All vote, `pace` of them a second; who comes while others wait does not wait for them to be served."""
    began = time.perf_counter()

    def come(n: int) -> tuple[float, float, int]:
        time.sleep(max(0.0, began + n / pace - time.perf_counter()))
        return filled_in(port, *papers[n], {"q0": "yes" if n % 3 else "no"})

    with ThreadPoolExecutor(max_workers=64) as people:
        return list(people.map(come, range(len(papers))))


def p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def measure(people: int, seconds: float) -> None:
    """Measure a hall of `people` who would all vote within `seconds`, on the database that DATABASE_URL names."""
    set_up()
    from django.db import connection

    voters, pace = int(os.environ.get("VOTERS", people)), people / seconds
    ballot_id, papers = hall(voters)
    with served() as port:
        signed = [
            filled_in(port, "/sign-in/", "", {"username": f"v{n}", "password": PASSWORD}) for n in range(SIGNING_IN)
        ]
        done = vote(port, papers, pace)
    from jiaogong.ballots.models import Paper, Voter

    kept = Paper.objects.filter(ballot=ballot_id).count()
    marked = Voter.objects.filter(ballot=ballot_id, mark="screen").count()
    note = f"{voters} in {voters / pace:.0f} s, {connection.vendor}"
    told("paper asked for, p95", p95([get for get, _post, _status in done]), "s", at_most=1.0, note=note)
    told("vote cast, p95", p95([post for _get, post, _status in done]), "s", at_most=1.0, note=note)
    lost = voters - min(kept, marked, sum(status == 200 for *_times, status in done))
    told("votes lost or doubled", lost + abs(kept - marked), "votes", at_most=0, note=note)
    told("signing in, p95", p95([post for _get, post, _status in signed]), "s", note="one after another, argon2")
    told("load of the machine at the end", os.getloadavg()[0], "processes")


if __name__ == "__main__":
    measure(people=300, seconds=60)
