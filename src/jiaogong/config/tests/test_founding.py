"""The first officer."""

from __future__ import annotations

import pytest

from jiaogong.config.cli import main
from jiaogong.members.models import Account, Office
from jiaogong.unions.models import Union
from jiaogong.unions.tests.factories import make_union

pytestmark = pytest.mark.django_db
ASKED = ["createsuperuser", "--union", "QH", "--union-name", "青禾区教育工会", "--name", "方知远", "--login", "fang"]


def test_the_first_officer_can_sign_in_and_acts_for_the_area(capsys):
    code = main(ASKED)

    password = capsys.readouterr().out.split(" password ")[1].split(".")[0]
    office = Office.objects.get(person__account__login="fang")
    assert (code, Account.objects.get().check_password(password), office.union.code, office.kind) == (
        0,
        True,
        "QH",
        "staff",
    )


def test_a_taken_name_to_sign_in_with_is_refused_and_founds_nothing(capsys):
    Account.objects.create_user("fang", "willow-bridge-7")

    code = main(ASKED)

    assert (code, Union.objects.count(), capsys.readouterr().err.count("\n")) == (1, 0, 1)


def test_an_officer_of_a_school_is_not_the_first_officer(capsys):
    school = make_union(make_union())

    code = main(["createsuperuser", "--union", school.code, "--name", "方知远", "--login", "fang"])

    assert (code, Account.objects.count(), capsys.readouterr().err.count("\n")) == (1, 0, 1)


def test_the_demo_leaves_a_ledger_of_ones_own_alone(capsys):
    make_union()

    code = main(["demo", "--no-serve", "--size", "school"])

    assert (code, Union.objects.count(), capsys.readouterr().err.count("\n")) == (1, 1, 1)
