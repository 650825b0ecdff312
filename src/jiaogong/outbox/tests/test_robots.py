from __future__ import annotations

import pytest
from django.db import connection

from jiaogong.kernel.errors import NotPermitted, RuleBroken
from jiaogong.members.tests.factories import make_member, signed_in
from jiaogong.outbox.models import Robot
from jiaogong.outbox.services import robots
from jiaogong.outbox.tests.conftest import make_robot

pytestmark = pytest.mark.django_db
PAGE = "/unions/SCHOOL/robot/"
WECOM = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=5f0c9d1e-1b2c"


@pytest.mark.usefixtures("school")
def test_an_officer_sets_the_robot_and_its_address_is_never_shown_again(chair):
    browser = signed_in(chair)

    browser.post(PAGE, {"act": "set", "address": WECOM, "topics": ["notices"]})
    page = browser.get(PAGE).content.decode()

    assert (Robot.objects.get().address, Robot.objects.get().topics) == (WECOM, ["notices"])
    assert ("…1b2c" in page, "5f0c9d1e" in page) == (True, False)


def test_the_address_lies_sealed(chair, school):
    make_robot(school, chair, WECOM)

    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM outbox_robot")
        held = bytes(cursor.fetchone()[0])

    assert b"5f0c9d1e" not in held


@pytest.mark.parametrize(
    "address",
    [
        "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1",
        "https://qyapi.weixin.qq.com.example.cn/cgi-bin/webhook/send?key=1",
        "https://qyapi.weixin.qq.com@127.0.0.1/cgi-bin/webhook/send?key=1",
        "https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=1",
        "https://qyapi.weixin.qq.com/cgi-bin/webhook/../../etc?key=1",
        "https://qyapi.weixin.qq.com/cgi-bin/webhook/send",
        "http://127.0.0.1/cgi-bin/webhook/send?key=1",
        "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1\r\nHost: x",
        "file:///etc/passwd",
    ],
)
def test_no_other_place_can_be_called(chair, school, address):
    with pytest.raises(RuleBroken):
        robots.set_robot(actor=chair, union=school, address=address, topics=[])


def test_a_member_sets_no_robot(school):
    with pytest.raises(NotPermitted):
        robots.set_robot(actor=make_member(school), union=school, address=WECOM, topics=[])


def test_topics_are_changed_without_typing_the_address_again(chair, school):
    make_robot(school, chair, WECOM)

    signed_in(chair).post(PAGE, {"act": "set", "address": "", "topics": ["meetings"]})

    assert (Robot.objects.get().address, Robot.objects.get().topics) == (WECOM, ["meetings"])


def test_a_test_says_one_sentence_and_a_vain_one_shows_the_robots_words(chair, school, group):
    make_robot(school, chair, group.address)
    browser = signed_in(chair)

    arrived = browser.post(PAGE, {"act": "try"})
    group.answer = {"errcode": 93000, "errmsg": "invalid webhook url"}
    failed = browser.post(PAGE, {"act": "try"})

    assert (arrived.status_code, failed.status_code, len(group.said)) == (302, 422, 2)
    assert "93000 invalid webhook url" in failed.content.decode()


def test_a_robot_taken_away_is_forgotten(chair, school):
    make_robot(school, chair, WECOM)

    signed_in(chair).post(PAGE, {"act": "remove"})

    assert Robot.objects.count() == 0
