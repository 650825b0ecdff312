"""Trainings of officers, and the posts in the house that bar from a body."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.events import announce
from jiaogong.kernel.once import made_by_form
from jiaogong.members.models import Person, SchoolPost, Trainee, Training
from jiaogong.members.offices import permissions, queries
from jiaogong.members.offices.events import OfficersTrained
from jiaogong.members.queries import Standing
from jiaogong.unions.models import Union


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What is told of a course; `people` are keys of persons with the number of the certificate, or ""."""

    course: str
    organiser: str = ""
    since: dt.date
    until: dt.date
    hours: int | None = None
    people: tuple[tuple[int, str], ...] = ()


@transaction.atomic
def record_training(*, actor: Standing, union: Union, course: Course, form_key: uuid.UUID | None = None) -> Training:
    """Record a course and who took part; it is announced, to be drafted into the ledger.

    The same form (`form_key`) sent again returns the training that it made.
    """
    require(permissions.may_train(actor, union))
    queries.locked_union(union)
    made = made_by_form(Training, form_key)
    if made:
        return made
    _require_sound(course)
    _require_of(union, {pk for pk, _number in course.people})
    training = Training.objects.create(
        union=union, course=course.course.strip(), organiser=course.organiser.strip(), since=course.since,
        until=course.until, hours=course.hours, recorded_by=actor.person, recorded_at=clock.now(), form_key=form_key,
    )  # fmt: skip
    people = dict(course.people)
    Trainee.objects.bulk_create(
        [Trainee(training=training, person_id=pk, certificate=number.strip()[:40]) for pk, number in people.items()]
    )
    audit.record(actor.person, "offices.trained", training, people=len(people))
    announce(
        OfficersTrained(
            training_id=training.pk, union=union, actor=actor, course=training.course, organiser=training.organiser,
            since=training.since, until=training.until, people=tuple(people),
        )
    )  # fmt: skip
    return training


def _require_sound(course: Course) -> None:
    if not course.course.strip():
        raise RuleBroken(_("Give the course a name."))
    if not course.people:
        raise RuleBroken(_("Name at least one who took part."))
    if not course.since <= course.until <= clock.today():
        raise RuleBroken(_("A course ends after it begins, and is recorded when it is over."))


def _require_of(union: Union, people: set[int]) -> None:
    if Person.objects.filter(pk__in=people, union__path__startswith=union.path).count() != len(people):
        raise RuleBroken(_("Somebody named is not on the files of %(union)s.") % {"union": union})


@transaction.atomic
def note_school_post(*, actor: Standing, union: Union, person_id: int, kind: str) -> SchoolPost:
    """Note that somebody heads the house, is close kin of the head, or keeps its money."""
    require(permissions.may_keep(actor, union))
    _require_of(union, {person_id})
    known = {"person_id": person_id, "kind": SchoolPost.Kind(kind).value}
    noted = {"noted_by": actor.person, "noted_date": clock.today()}
    post, is_new = SchoolPost.objects.get_or_create(**known, defaults=noted)
    if is_new:
        audit.record(actor.person, "offices.school_post_noted", post)
    return post


@transaction.atomic
def drop_school_post(*, actor: Standing, union: Union, post_id: int) -> None:
    """Take such a note back. Raises NotFound where it is not of this union."""
    require(permissions.may_keep(actor, union))
    post = queries.school_posts_of(union).filter(pk=post_id).first()
    if post is None:
        raise NotFound(_("There is no such note in %(union)s.") % {"union": union})
    audit.record(actor.person, "offices.school_post_dropped", post)
    post.delete()
