"""What a union's officers do with the robot of its chat group."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import RuleBroken
from jiaogong.members.queries import Standing
from jiaogong.outbox import letters, permissions, queries, rules
from jiaogong.outbox.carriers import Undelivered, robots
from jiaogong.outbox.models import GROUP_TOPICS, Message, Robot
from jiaogong.unions.models import Union


@transaction.atomic
def set_robot(*, actor: Standing, union: Union, address: str, topics: Collection[str]) -> Robot:
    """Tell a union's group of these topics by its robot; "" keeps the address that is set."""
    require(permissions.may_set_robot(actor, union))
    robot = Robot.objects.select_for_update(of=("self",)).filter(union=union).first() or Robot(union=union)
    if address or not robot.pk:
        rules.require_robot_address(address, settings.ROBOT_PLACES)
        robot.address, robot.ending = address, address[-4:]
    robot.topics = [str(t) for t in GROUP_TOPICS if t in topics]
    robot.set_by, robot.set_at = actor.person, clock.now()
    robot.save()
    audit.record(actor.person, "outbox.robot_set", robot, topics=robot.topics, has_new_address=bool(address))
    return robot


@transaction.atomic
def remove_robot(*, actor: Standing, union: Union) -> None:
    """Forget the robot; what waits for the group goes with it."""
    require(permissions.may_set_robot(actor, union))
    Message.objects.filter(union=union, person__isnull=True, state=Message.State.WAITING).delete()
    removed, _each = Robot.objects.filter(union=union).delete()
    if removed:
        audit.record(actor.person, "outbox.robot_removed", union)


def try_robot(*, actor: Standing, union: Union) -> None:
    """Say a test in the group, at once. Raises RuleBroken with the robot's words where it does not arrive."""
    require(permissions.may_set_robot(actor, union))
    robot = queries.robot_of(union)
    if robot is None:
        raise RuleBroken(_("No robot is set."))
    try:
        robots.send(address=robot.address, text=letters.said(letters.trial(), settings.SITE_ADDRESS))
    except Undelivered as fault:
        raise RuleBroken(_("It did not arrive: %(reason)s") % {"reason": fault.reason}) from None
    audit.record(actor.person, "outbox.robot_tried", robot)
