from __future__ import annotations

import re

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction

from jiaogong.kernel.models import AuditLine
from jiaogong.members import services
from jiaogong.members.models import Account, Person
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db


def test_an_enrolled_person_can_be_sorted_and_found():
    person = services.enrol_person(actor=None, union=make_union(), number="P1", name="单晓云", sex="F")

    assert (person.pinyin, person.squeezed, person.initials) == ("shan xiao yun", "shanxiaoyun", "sxy")
    assert list(AuditLine.objects.values_list("act", flat=True)) == ["members.enrolled"]


def test_a_number_is_given_once():
    union = make_union()
    services.enrol_person(actor=None, union=union, number="P1", name="单晓云")

    with pytest.raises(IntegrityError), transaction.atomic():
        services.enrol_person(actor=None, union=union, number="P1", name="林晓禾")

    assert Person.objects.get().name == "单晓云"


def test_an_account_opens_with_its_password_and_keeps_no_trace_of_it():
    person = services.enrol_person(actor=None, union=make_union(), number="P1", name="单晓云")
    password = services.new_password()

    services.give_account(actor=None, person=person, login="shan", password=password)

    assert authenticate(username="shan", password=password) == Account.objects.get()
    assert password not in str(list(AuditLine.objects.values()) + list(Account.objects.values()))


def test_new_passwords_can_be_read_aloud_and_differ():
    made = {services.new_password() for _ in range(50)}

    assert len(made) == 50
    assert all(re.fullmatch("[a-z2-9]{4}(-[a-z2-9]{4}){2}", password) for password in made)
