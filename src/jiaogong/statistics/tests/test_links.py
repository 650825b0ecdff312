"""Every figure of the roll-up's page opens the list of exactly the entries that it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.ledger import rollup, services
from jiaogong.ledger.models import Entry, EntryPerson, Figure
from jiaogong.ledger.rules import FigureFact, Origin, PersonFact
from jiaogong.ledger.tests.factories import facts, make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_officer, signed_in
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


class Links(HTMLParser):
    """The addresses of a page's list and what each says."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href") or ""
        self._open = tag == "a" and href.startswith("/ledger/?") and "figure" in (dict(attrs).get("class") or "")
        if self._open:
            self.found.append((href, ""))

    def handle_data(self, data: str) -> None:
        if self._open:
            href, said = self.found[-1]
            self.found[-1] = (href, said + data.strip())

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "a"


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def area() -> Union:
    return make_union()


@pytest.fixture
def officer(area: Union) -> Standing:
    """The area's; its branch holds events with shares, a cluster, a group, visits, standing numbers, a correction, plans."""
    above = make_officer(area)
    cluster = make_union(area, kind=Union.Kind.CLUSTER)
    school = make_union(cluster)
    chair, other, group = (
        make_officer(school),
        make_officer(make_union(area)),
        make_officer(make_union(school, kind=Union.Kind.GROUP)),
    )
    for year in (2025, 2026):
        day = dt.date(year, 3, 8)
        event = make_entry(by=above, start=day, figures=(FigureFact("participants", 2800),))
        make_entry(by=chair, start=day, part_of_id=event.pk, people=(PersonFact(chair.person.pk),))
        make_entry(by=group, start=day, figures=(FigureFact("participants", 7, "about"),))
        make_entry(by=make_officer(cluster), start=day, category="study", figures=())
        for month in (2, 9):
            files = (FigureFact("hardship_files", month), FigureFact("visit_amount", 460050))
            who = (PersonFact(chair.person.pk),)
            for by in (chair, other):
                make_entry(by=by, category="care", start=dt.date(year, month, 1), figures=files, people=who)
        wrong = make_entry(by=other, start=day, people=(PersonFact(other.person.pk),))
        services.correct_entry(actor=other, entry_id=wrong.pk, reason="没有举行")
        make_entry(by=chair, start=day, confirmed=False)
    services.draft_entry(actor=chair, union=school, facts=facts(start=dt.date(2026, 12, 1)), planned=True)
    many = [(other.person.union, facts(category="women"), Origin()) for _ in range(53)]
    services.post_entries(actor=other, postings=many, state=Entry.State.CONFIRMED)
    return above


def listed(client: Client, address: str) -> list[int]:
    """The keys of all entries of a list, page after page."""
    page: Any = client.get(address).context
    keys = [e.pk for e in page["entries"]]
    while page["after"]:
        page = client.get(f"{address}&after={page['after']}").context
        keys += [e.pk for e in page["entries"]]
    return keys


def counted(keys: list[int], measure: str) -> int:
    """What some entries count, in the measure's smallest unit."""
    if measure == "people":
        return EntryPerson.objects.filter(entry__in=keys).values("person").distinct().count()
    if measure:
        return sum(Figure.objects.filter(entry__in=keys, measure=measure).values_list("value", flat=True))
    return sum(Entry.objects.filter(pk__in=keys).values_list("sign", flat=True))


def number(said: str) -> float:
    return float(said.lstrip("≥≈≤ ").replace(",", ""))


@pytest.mark.parametrize("period", ["2026", "2025-2026", "2026H2"])
def test_every_figure_opens_a_list_that_counts_what_it_says(officer: Standing, period: str) -> None:
    client = signed_in(officer)
    links = Links(client.get(reverse("rollup"), {"period": period}).content.decode()).found

    told = [(address, number(said)) for address, said in links]

    measures = [parse_qs(urlsplit(address).query).get("measure", [""])[0] for address, _ in links]
    sums = [counted(listed(client, address), m) for (address, _), m in zip(links, measures, strict=True)]
    shares = ["counted=shares" in address for address, _ in links]
    scales = [100 if m == "visit_amount" else 1 for m in measures]
    listed_as_told = [
        (a, (-s if is_share else s) / scale)
        for (a, _), s, is_share, scale in zip(links, sums, shares, scales, strict=True)
    ]
    assert listed_as_told == told


def test_the_figures_of_a_year_open_exactly_the_entries_behind_them(officer: Standing, area: Union) -> None:
    client = signed_in(officer)
    behind = rollup.ids_behind(area, parse("2026"))

    page: Any = client.get(reverse("rollup"), {"period": "2026"})

    addresses = {
        (q.get("category", [""])[0], q.get("measure", ["acts"])[0]): address
        for address, _ in Links(page.content.decode()).found
        for q in [parse_qs(urlsplit(address).query)]
        if q["period"] == ["2026"] and "category" in q
    }
    assert {key: sorted(listed(client, address)) for key, address in addresses.items()} == {
        key: sorted(keys) for key, keys in behind.items()
    }
    assert {measure for _category, measure in behind} == {
        "acts",
        "people",
        "participants",
        "hardship_files",
        "visit_amount",
    }


def test_the_bars_open_the_entries_they_count(officer: Standing) -> None:
    client = signed_in(officer)
    page: Any = client.get(reverse("rollup"), {"period": "2026"}).context

    series = [*page["by_month"]["series"], *page["against"]["series"]]
    bars = [(bar["value"], bar["url"]) for one in series for bar in one["data"]]

    assert [counted(listed(client, url), "") for _, url in bars] == [value for value, _ in bars]


def test_who_is_silent_is_counted_like_the_page_behind_it(officer: Standing, area: Union) -> None:
    make_union(area)
    client = signed_in(officer)

    page: Any = client.get(reverse("rollup"), {"period": "2026"}).context
    behind: Any = client.get(reverse("silent"), {"period": "2026"}).context

    assert page["silent_count"] == len(behind["silent"]) == 1
