from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core.exceptions import FieldError

from jiaogong.kernel import clock
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.tests.factories import signed_in
from jiaogong.notices.tests.factories import make_notice
from jiaogong.outbox.models import Mailbox, Message
from jiaogong.outbox.services import mailboxes
from jiaogong.outbox.services.sending import send_waiting, stop_token
from jiaogong.outbox.tests.conftest import NOW, MailServer, make_mailbox

pytestmark = pytest.mark.django_db
PAGE = "/account/mail/"


def code_sent(server: MailServer) -> str:
    found = re.search(r"\d{6}", server.taken[-1]["Subject"])
    assert found
    return found.group()


def test_an_address_counts_once_its_code_is_typed_in(chair, mail_server):
    browser = signed_in(chair)

    browser.post(PAGE, {"act": "ask", "address": "lin@school.example"})
    before = Mailbox.objects.get().is_confirmed
    browser.post(PAGE, {"act": "confirm", "code": code_sent(mail_server)})

    box = Mailbox.objects.get()
    assert (before, box.is_confirmed, box.address) == (False, True, "lin@school.example")
    assert mail_server.receivers == ["lin@school.example"]


def test_the_page_shows_no_more_than_the_beginning_of_the_address(chair):
    make_mailbox(chair, "linxiaohe@school.example")

    page = signed_in(chair).get(PAGE).content.decode()

    assert ("li…@school.example" in page, "linxiaohe@" in page) == (True, False)


def test_the_address_lies_sealed(chair):
    box = make_mailbox(chair, "lin@school.example")

    with pytest.raises(FieldError):
        Mailbox.objects.filter(address=box.address)


def test_five_wrong_codes_end_it_even_for_the_right_one(chair, mail_server):
    mailboxes.ask_address(actor=chair, address="lin@school.example")
    right = code_sent(mail_server)
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    for _ in range(5):
        with pytest.raises(RuleBroken):
            mailboxes.confirm_address(actor=chair, code=wrong)

    with pytest.raises(RuleBroken, match="5"):
        mailboxes.confirm_address(actor=chair, code=right)


def test_a_code_ends_after_a_quarter_of_an_hour(chair, mail_server):
    mailboxes.ask_address(actor=chair, address="lin@school.example")

    with clock.stopped_at(NOW + dt.timedelta(minutes=16)), pytest.raises(RuleBroken):
        mailboxes.confirm_address(actor=chair, code=code_sent(mail_server))


@pytest.mark.usefixtures("mail_server")
def test_codes_are_sent_once_a_minute_and_five_times_a_day(chair):
    sent = 0
    for minutes in (0, 0.5, 1, 2, 3, 4, 5):
        with clock.stopped_at(NOW + dt.timedelta(minutes=minutes)):
            try:
                mailboxes.ask_address(actor=chair, address="lin@school.example")
            except RuleBroken:
                continue
            sent += 1

    assert sent == 5


def test_what_the_mail_server_says_is_shown_and_a_new_code_can_be_asked_for(chair, mail_server):
    mail_server.refuses = "550 no such mailbox"
    browser = signed_in(chair)

    refused = browser.post(PAGE, {"act": "ask", "address": "lin@school.example"})
    mail_server.refuses = ""
    again = browser.post(PAGE, {"act": "ask", "address": "lin@school.example"})

    assert (refused.status_code, again.status_code) == (422, 302)
    assert "550 no such mailbox" in refused.content.decode()
    assert 'value="lin@school.example"' in refused.content.decode()


def test_without_a_mail_server_the_page_says_so(chair, settings):
    settings.MAIL_IS_SET = False

    page = signed_in(chair).get(PAGE).content.decode()

    assert "No mail server is set up" in page


def test_one_is_told_of_what_one_chose(chair):
    make_mailbox(chair)

    signed_in(chair).post(PAGE, {"act": "choose", "topics": ["meetings"], "pace": "daily"})

    box = Mailbox.objects.get()
    assert (box.topics, box.is_daily) == (["meetings"], True)


@pytest.mark.usefixtures("mail_server")
def test_a_removed_address_takes_what_waits_with_it(chair, officer, school):
    make_mailbox(chair)
    make_notice(officer, [school])

    signed_in(chair).post(PAGE, {"act": "remove"})

    assert (Mailbox.objects.count(), Message.objects.count()) == (0, 0)


def test_the_link_in_a_letter_ends_the_letters_without_signing_in(chair, officer, school, mail_server, client):
    make_mailbox(chair)
    make_notice(officer, [school])
    send_waiting()
    link = mail_server.taken[0]["List-Unsubscribe"].strip(" <>").removeprefix("https://union.example")

    asked = client.get(link)
    still = Mailbox.objects.get().topics != []
    client.post(link, {"List-Unsubscribe": "One-Click"})

    assert (asked.status_code, still, Mailbox.objects.get().topics) == (200, True, [])


def test_a_link_that_was_changed_or_is_of_a_former_address_is_refused(chair, client):
    box = make_mailbox(chair, "old@school.example")
    link = f"/stop/{stop_token(box)}/"
    box.digest = "another"
    box.save()

    assert [client.get(url).status_code for url in (link, "/stop/nonsense/")] == [404, 404]
