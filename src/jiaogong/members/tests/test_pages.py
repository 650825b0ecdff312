from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jiaogong.kernel import clock
from jiaogong.members.dossier.views.files import PAGE
from jiaogong.members.forms import PeopleFilter
from jiaogong.members.models import Account, Person
from jiaogong.members.queries import Standing
from jiaogong.members.tests.factories import PASSWORD, make_account, make_member, make_officer, make_person, signed_in
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
NAME = "阿依\"古丽'😀<b>"


@pytest.fixture(autouse=True)
def _in_november() -> Iterator[None]:
    with clock.stopped_at(dt.date(2026, 11, 22)), translation.override("en"):
        yield


@pytest.fixture
def school() -> Union:
    return make_union(make_union())


@pytest.fixture
def chair(school: Union) -> Standing:
    return make_officer(school, name="陆云舒")


def found(who: Standing, **asked: str) -> list[str]:
    return [p.name for p in signed_in(who).get(reverse("people"), asked).context["people"]]


def sign_in(login: str, password: str, **more: str) -> Any:
    return Client(headers={"accept-language": "en"}).post(
        reverse("sign-in"), {"username": login, "password": password, **more}
    )


def test_a_wrong_password_and_an_unknown_name_are_told_alike(chair):
    make_account(chair.person, "chair")

    told = [sign_in(*tried).context["form"].non_field_errors() for tried in [("chair", "x"), ("nobody", PASSWORD)]]

    sentence = "Name and password do not go together; ask your chair for a new password if yours is lost."
    assert told == [[sentence], [sentence]]


def test_a_closed_account_does_not_open(chair):
    make_account(chair.person, "chair")
    Account.objects.update(is_active=False)

    assert sign_in("chair", PASSWORD).status_code == 200


def test_nobody_is_led_to_another_house_after_signing_in(chair):
    make_account(chair.person, "chair")

    assert sign_in("chair", PASSWORD, next="https://elsewhere.example/").url == reverse("home")


def test_an_account_without_a_person_comes_no_further_than_the_door():
    client = Client()
    client.force_login(Account.objects.create_user("nobody"))

    answer = client.get(reverse("home"))

    assert (answer.status_code, answer["Location"]) == (302, f"{reverse('sign-in')}?next=/")


def test_a_fragment_asked_for_without_a_session_sends_the_whole_page_to_sign_in():
    answer = Client().get(reverse("people"), headers={"hx-request": "true"})

    assert (answer.status_code, answer["HX-Redirect"]) == (204, f"{reverse('sign-in')}?next=/people/")


@pytest.mark.parametrize("typed", ["单晓", "sxy", "shanxiao", "P777"])
def test_people_are_found_as_one_types_them(chair, school, typed):
    make_person(school, name="单晓云", number="P777")

    assert found(chair, q=typed) == ["单晓云"]


def test_people_are_narrowed_by_what_they_are(chair, school):
    make_person(school, name="白一", sex="M", is_minority=True, is_member=False)
    make_person(school, name="白二", sex="F", retired_date=dt.date(2026, 11, 22))

    kinds = ("serving", "members", "women", "minority", "retired", "rubbish")
    by_kind = {kind: found(chair, kind=kind) for kind in kinds}

    assert by_kind == {
        "serving": ["白一", "陆云舒"],
        "members": ["陆云舒"],
        "women": ["陆云舒"],
        "minority": ["白一"],
        "retired": ["白二"],
        "rubbish": ["白二", "白一", "陆云舒"],
    }


def test_people_of_another_union_are_not_found_by_its_code(chair, school):
    other = make_union(school.parent)
    make_person(other, name="白三")

    assert (found(chair, union=other.code), found(chair, union="NOWHERE")) == ([], [])


def test_a_long_list_goes_on_where_it_stopped(chair, school):
    for serial in range(PAGE):
        make_person(school, name="白一" if serial % 2 else "白二")
    client = signed_in(chair)

    first = client.get(reverse("people")).context
    second = client.get(reverse("people"), {"after": first["after"]}).context

    shown = [p.pk for page in (first, second) for p in page["people"]]
    assert shown == list(Person.objects.filter(union=school).order_by("pinyin", "pk").values_list("pk", flat=True))
    assert (len(second["people"]), second["after"], second["count"].number) == (1, "", PAGE + 1)


@pytest.mark.parametrize("after", ["", "x", "lu yun shu_²", "lu_99999999999999999999", "_", "_-1"])
def test_a_place_in_the_list_that_is_none_never_fails(chair, after):
    assert signed_in(chair).get(reverse("people"), {"after": after}).status_code == 200


@pytest.mark.parametrize(
    "where", ["/people/?q=%00", "/unions/?q=%00", "/unions/%00/", "/people/%00/", "/rollup/?union=%00"]
)
def test_a_null_character_in_an_address_is_not_found(chair, where):
    assert signed_in(chair).get(where).status_code == 404


def test_a_null_character_in_a_form_is_refused_before_anything_is_kept(chair):
    said = {"act": "hand_back", "year": "2025", "remark": "a\x00b"}

    answer = signed_in(chair).post(reverse("yearly-act"), said)

    assert (answer.status_code, "Null characters" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_costs_the_same_whatever_its_size(chair, school, size, django_assert_num_queries):
    for _ in range(size - 1):
        make_person(school)
    client = signed_in(chair)

    with django_assert_num_queries(7):
        page = client.get(reverse("people"))

    assert len(page.context["people"]) == size


@pytest.mark.parametrize("size", [1, 3])
def test_the_page_of_a_union_costs_the_same_whatever_is_below(school, size, django_assert_num_queries):
    for _ in range(size - 1):
        make_union(school.parent)
    client = signed_in(make_officer(school.parent))

    with django_assert_num_queries(19):
        page = client.get(reverse("union", args=[school.parent.code]))

    assert len(page.context["below"]) == size


def test_a_name_is_never_markup(chair, school):
    somebody = make_person(school, name=NAME)
    client = signed_in(chair)

    pages = [
        client.get(where).content.decode() for where in (reverse("people"), reverse("person", args=[somebody.number]))
    ]

    assert ["😀<b>" in page for page in pages] == [False, False]
    assert ["阿依&quot;古丽&#x27;😀&lt;b&gt;" in page for page in pages] == [True, True]


def test_a_member_sees_the_own_file_and_no_headcount(chair, school):
    member = make_member(school, name="沈一诺")
    client = signed_in(member)

    answers = [client.get(reverse("person", args=[p.number])).status_code for p in (member.person, chair.person)]

    assert answers == [200, 404]
    assert client.get(reverse("union", args=[school.code])).context["heads"] is None


def test_a_union_is_found_by_a_part_of_its_name(school):
    other = make_union(school.parent, name="“曙光”小学工会")
    client = signed_in(make_officer(school.parent))

    assert list(client.get(reverse("unions"), {"q": "曙光"}).context["found"]) == [other]


def test_a_filter_takes_no_more_than_a_name_is_long():
    asked = QueryDict(mutable=True)
    asked["q"] = "字" * 5000

    assert len(PeopleFilter(asked).words) == 40
