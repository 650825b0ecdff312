"""Pages of people: signing in and out, lists, one file."""

from __future__ import annotations

from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members import queries
from jiaogong.members.doors import signed_in
from jiaogong.members.forms import PeopleFilter, SignInForm
from jiaogong.members.middleware import standing
from jiaogong.members.models import Person

PAGE = 50


class SignIn(LoginView):
    """Sign in by name and password; comes back to where one was, with what one typed."""

    template_name = "members/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


@signed_in
def people(request: HttpRequest) -> HttpResponse:
    who = standing(request)
    narrowed = PeopleFilter(request.GET)
    found = narrowed.apply(queries.people_visible_to(who).select_related("union"), on=clock.today())
    rows = list(found[: PAGE + 1]) if not narrowed.after else list(narrowed.following(found)[: PAGE + 1])
    context = {
        "people": rows[:PAGE],
        "after": rows[PAGE - 1].key if len(rows) > PAGE else "",
        "count": found.count(),
        "filter": narrowed,
        "today": clock.today(),
    }
    return page_or_fragment(request, "members/people.html", context)


@signed_in
def person(request: HttpRequest, number: str) -> HttpResponse:
    who = standing(request)
    found = queries.people_visible_to(who).select_related("union").filter(number=number).first()
    if found is None:
        raise NotFound(_("There is no such person, or the file is not yours to see."))
    context = {
        "person": found,
        "offices": queries.standing_of(found).offices,
        "today": clock.today(),
        "sexes": Person.Sex,
    }
    return page_or_fragment(request, "members/person.html", context)
