"""The robot of a union's chat group."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.kernel.web import page_or_fragment
from jiaogong.members.doors import signed_in
from jiaogong.members.middleware import standing
from jiaogong.members.queries import union_visible_to
from jiaogong.outbox import permissions, queries
from jiaogong.outbox.forms import RobotForm
from jiaogong.outbox.models import GROUP_TOPICS
from jiaogong.outbox.services import robots
from jiaogong.unions.models import Union


@signed_in
def robot(request: HttpRequest, code: str) -> HttpResponse:
    """Set the robot, try it, take it away; its address is never shown again."""
    who = standing(request)
    union = union_visible_to(who, code)
    require(permissions.may_set_robot(who, union))
    act = request.POST.get("act", "")
    form = RobotForm(request.POST if act == "set" else None)
    if request.method == "POST":
        try:
            done = _done(request, union, form)
        except RuleBroken as broken:
            done = ""
            messages.error(request, str(broken), extra_tags="danger")
        if done:
            messages.success(request, done)
            return redirect("union-robot", union.code)
    found = queries.robot_of(union)
    chosen = (
        request.POST.getlist("topics") if act == "set" else found.topics if found else [str(t) for t in GROUP_TOPICS]
    )
    context = {
        "union": union,
        "robot": found,
        "form": form,
        "topics": [(t.value, t.label) for t in GROUP_TOPICS],
        "chosen": chosen,
    }
    return page_or_fragment(request, "outbox/robot.html", context, status=422 if request.method == "POST" else 200)


def _done(request: HttpRequest, union: Union, form: RobotForm) -> str:
    """What was done, as a sentence; "" where nothing was asked."""
    who, act = standing(request), request.POST.get("act", "")
    if act == "set" and form.is_valid():
        address, topics = form.cleaned_data["address"].strip(), request.POST.getlist("topics")
        robots.set_robot(actor=who, union=union, address=address, topics=topics)
        return _("Kept. Send a test to see whether it arrives.")
    if act == "try":
        robots.try_robot(actor=who, union=union)
        return _("The test stands in the group.")
    if act == "remove":
        robots.remove_robot(actor=who, union=union)
        return _("The robot is forgotten; nothing is said in the group any more.")
    return ""
