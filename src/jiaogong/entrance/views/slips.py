"""Slips with codes: printed for a union, and the list of who has not come yet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiaogong.entrance import permissions, queries
from jiaogong.entrance.presenting import printable
from jiaogong.entrance.services import inviting
from jiaogong.kernel import clock
from jiaogong.kernel.lists import sorted_page
from jiaogong.kernel.web import form_key, new_form_key, page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import found_by_name, union_visible_to


@signed_in
def slips(request: HttpRequest, code: str) -> HttpResponse:
    """Who of a union has not come yet, with the state of each slip; prints new ones."""
    who = standing(request)
    union = union_visible_to(who, code)
    if request.method == "POST":
        return _printed(request, code)
    may_print = permissions.may_print_slips(who, union)
    words = request.GET.get("q", "")[:40]
    context = {"union": union, "words": words, "may_print": may_print, "now": clock.now(), "form_key": new_form_key()}
    if may_print:
        waiting = found_by_name(queries.not_yet_here(union, clock.today()), words)
        page = sorted_page(waiting, request.GET.get("after", ""), by="pinyin")
        context |= {"waiting": page.rows, "after": page.after, "count": waiting.count()}
    return page_or_fragment(request, "entrance/slips.html", context)


def _printed(request: HttpRequest, code: str) -> HttpResponse:
    """The sheet itself: codes are kept nowhere, so it is shown once, as the answer to the form."""
    who, key, number = standing(request), form_key(request), request.POST.get("number", "")
    union = union_visible_to(who, code)
    made = (
        [inviting.print_slip(actor=who, number=number, form_key=key)]
        if number
        else inviting.print_slips(actor=who, union=union, form_key=key)
    )
    join = request.build_absolute_uri(reverse("join"))
    answer = render(
        request, "entrance/sheet.html", {"union": union, "slips": [printable(s, join) for s in made], "join": join}
    )
    answer["Cache-Control"] = "no-store"
    return answer


@signed_in
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    who = standing(request)
    person = queries.person_to_invite(who, number)
    if request.method == "POST":
        inviting.withdraw_slip(actor=who, number=number)
        messages.success(request, _("The slip of %(person)s opens nothing any more.") % {"person": person})
    return redirect("slips", person.union.code)
