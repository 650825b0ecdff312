"""The interface for programs: what pages tell, as JSON; refusals as problem+json; whatever is sent, no crash."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core import NotSet
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode

from jiaogong.config import api
from jiaogong.entrance.tests.factories import shown_token
from jiaogong.kernel import clock
from jiaogong.kernel.periods import parse
from jiaogong.ledger.models import Entry
from jiaogong.ledger.rules import FigureFact, PersonFact
from jiaogong.ledger.tests.factories import make_entry
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import make_account, make_officer, make_person
from jiaogong.statistics.presenting import as_json
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
SCHEMA = schemathesis.openapi.from_dict(api.schema())
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations() if isinstance(found, Ok)]
TITLE = "女教职工羽毛球赛"
MANY = settings(max_examples=6, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(autouse=True)
def _on_a_day(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.FILES_ROOT = tmp_path
    with clock.stopped_at(dt.date(2026, 11, 22)):
        yield


@pytest.fixture
def chair() -> Standing:
    return make_officer(make_union(make_union(code="AREA"), code="SCHOOL"))


@pytest.fixture
def program(chair: Standing) -> Any:
    make_account(chair.person, "chair")
    return of(chair)


def of(who: Standing) -> Any:
    """A program, reading English, that shows a token of somebody."""
    return Client(headers={"authorization": f"Bearer {shown_token(who)}", "accept-language": "en"})


def act(**more: object) -> dict[str, object]:
    return {"union": "SCHOOL", "category": "culture", "title": TITLE, "start": "2026-03-08", **more}


def send(program: Any, where: str, body: object) -> Any:
    return program.post(where, body, content_type="application/json")


def test_an_act_is_drafted_changed_confirmed_and_corrected(program: Any, chair: Standing) -> None:
    people = [{"number": chair.person.number, "part": "organiser"}]
    facts = act(figures=[{"measure": "participants", "value": 42}], people=people)

    drafted = send(program, "/api/entries", facts).json()
    where = f"/api/entries/{drafted['id']}"
    changed = send(program, f"{where}/change", {**facts, "theme": "读书年", "seen_version": 1}).json()
    confirmed = send(program, f"{where}/confirm", {}).json()
    right = {**facts, "figures": [{"measure": "participants", "value": 41}]}
    corrected = send(program, f"{where}/correct", {"reason": "数错了", "facts": right}).json()

    assert drafted["people"] == [{"number": chair.person.number, "name": chair.person.name, "part": "organiser"}]
    assert [told["state"] for told in (drafted, changed, confirmed)] == ["draft", "draft", "confirmed"]
    assert (changed["theme"], corrected["replaces"]) == ("读书年", drafted["id"])
    assert corrected["figures"] == [{"measure": "participants", "value": 41, "unit": "人次", "qualifier": ""}]


def test_the_same_sent_twice_with_a_key_acts_once(program: Any) -> None:
    sent = act(form_key=str(uuid.uuid4()))

    first, again = (send(program, "/api/entries", sent).json() for _time in range(2))

    assert (first["id"], Entry.objects.count()) == (again["id"], 1)


def test_who_read_an_older_version_changes_nothing(program: Any, chair: Standing) -> None:
    draft = make_entry(chair.home, by=chair, confirmed=False)

    answer = send(program, f"/api/entries/{draft.pk}/change", act(seen_version=7))

    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")


def test_money_is_told_and_taken_in_yuan(program: Any) -> None:
    sent = act(category="care", figures=[{"measure": "visit_amount", "value": 250.5}])

    told = send(program, "/api/entries", sent).json()

    assert (told["figures"][0]["value"], Entry.objects.get().figures.get().value) == (250.5, 25050)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"start": "2027-01-01"}, "2027-01-01 is still to come"),
        ({"figures": [{"measure": "nothing", "value": 1}]}, "“nothing” is not a measure of the catalogue."),
        ({"figures": [{"measure": "participants", "value": 1.5}]}, "“1.5” is no number in 人"),
        ({"people": [{"number": "X1"}]}, "has the member number X1."),
        ({"part_of": 4711}, "An act can only be part of an event"),
        ({"title": "球\x00赛"}, "Null characters cannot be kept"),
        ({"precision": "century"}, "precision"),
    ],
)
def test_a_refusal_is_a_problem_with_the_sentence_of_the_page(
    program: Any, more: dict[str, object], sentence: str
) -> None:
    answer = send(program, "/api/entries", act(**more))

    told = answer.json()
    assert (answer.status_code, answer["Content-Type"], told["status"]) == (422, "application/problem+json", 422)
    assert sentence in told["detail"]


@pytest.mark.parametrize("body", ["{", '{"title": NaN}', '"\\ud800"', "[" * 100_000])
def test_what_is_no_json_is_told_so(program: Any, body: str) -> None:
    answer = program.post("/api/entries", body, content_type="application/json")

    assert (answer.status_code // 100, answer["Content-Type"]) == (4, "application/problem+json")


def test_of_a_sensitive_kind_those_above_are_told_category_and_month_alone(chair: Standing) -> None:
    sick = make_person(chair.home, name="令狐听雨")
    visit = make_entry(
        chair.home, by=chair, category="care", people=(PersonFact(sick.pk),), figures=(FigureFact("visits", 1),)
    )
    above = make_officer(chair.home.parent)
    make_account(above.person, "above")

    told = of(above).get(f"/api/entries/{visit.pk}").json()

    known = {name: value for name, value in told.items() if value not in ("", [], None)}
    assert known == {
        "id": visit.pk,
        "union": "SCHOOL",
        "state": "confirmed",
        "category": "care",
        "month": "2026-03",
        "is_known": False,
        "precision": "day",
        "version": 2,
    }


def test_a_list_is_paged_by_key(program: Any, chair: Standing) -> None:
    for _number in range(60):
        make_entry(chair.home, by=chair)

    first = program.get("/api/entries").json()
    second = program.get("/api/entries", {"after": first["after"]}).json()

    keys = [row["id"] for page in (first, second) for row in page["rows"]]
    assert (len(first["rows"]), len(set(keys)), second["after"]) == (50, 60, "")


def test_a_filter_that_cannot_be_read_is_refused(program: Any) -> None:
    answer = program.get("/api/entries", {"period": "someday"})

    assert (answer.status_code, answer.json()["detail"]) == (
        422,
        "period: Write a period like 2026, 2026H1, 2026-03 or 2025-2026.",
    )


@pytest.mark.parametrize("by", ["category", "union", "month"])
def test_a_rollup_is_the_command_s(program: Any, chair: Standing, by: Any) -> None:
    make_entry(chair.home, by=chair)

    told = program.get("/api/rollup", {"union": "SCHOOL", "period": "2026", "by": by}).json()

    assert told == as_json(chair.home, parse("2026"), by)


def test_a_phone_is_masked_on_the_list_and_whole_in_the_private_part(program: Any, chair: Standing) -> None:
    make_person(chair.home, name="章远行", number="Z1", phone="13912345678")

    listed = program.get("/api/people", {"q": "章远行"}).json()["rows"]
    private = program.get("/api/people/Z1/private").json()

    assert ([row["phone"] for row in listed], private["phone"]) == (["139****5678"], "13912345678")


def test_below_the_interface_whatever_else_is_a_problem() -> None:
    answer = Client().get("/api/unknown/%00")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_the_document_and_its_page_name_every_operation() -> None:
    document = Client().get("/api/openapi.json").json()

    page = Client().get("/api/").content.decode()

    assert [where for where in document["paths"] if where not in page] == []


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.label)
def test_whatever_is_sent_is_answered(operation: Any, program: Any, chair: Standing) -> None:
    """Sound and unsound cases made from the document, half of them for what there is."""
    program.raise_request_exception = False
    there_is = {"code": "SCHOOL", "number": chair.person.number, "entry_id": make_entry(chair.home, by=chair).pk}
    crashed: list[str] = []

    @MANY
    @given(data=st.data())
    def sends(data: st.DataObject) -> None:
        mode = data.draw(st.sampled_from([GenerationMode.POSITIVE, GenerationMode.NEGATIVE]))
        case = data.draw(operation.as_strategy(generation_mode=mode))
        if data.draw(st.booleans()):
            _aim(case, there_is)
        if _sent(program, case).status_code >= 500:
            crashed.append(f"{case.path_parameters} {case.query} {case.body!r}")

    sends()

    assert crashed == []


def _aim(case: Any, there_is: dict[str, object]) -> None:
    """Let a case name what there is, where it names something."""
    named = {"union": "SCHOOL", "period": "2026"}
    case.path_parameters = {name: there_is.get(name, value) for name, value in case.path_parameters.items()}
    case.query = {**case.query, **named} if case.query else case.query
    if isinstance(case.body, dict):
        case.body = {**case.body, **{name: value for name, value in named.items() if name in case.body}}


def _sent(program: Any, case: Any) -> Any:
    where = f"{case.formatted_path}?{urlencode(case.query or {}, doseq=True)}"
    if isinstance(case.body, NotSet):
        return program.generic(case.method, where)
    body = case.body if isinstance(case.body, bytes) else json.dumps(case.body)
    return program.generic(case.method, where, body, content_type="application/json")
