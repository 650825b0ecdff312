from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiaogong.members.models.people import Person
from jiaogong.members.models.terms import Term
from jiaogong.unions.models import Union


class Office(models.Model):
    """An office that a person holds over a union and its branch, for a time."""

    class Kind(models.TextChoices):
        CHAIR = "chair", _("Chair")
        VICE_CHAIR = "vice_chair", _("Vice chair")
        COMMITTEE = "committee", _("Committee member")
        STAFF = "staff", _("Union staff")
        WOMEN = "women", _("Women's committee")
        AUDIT = "audit", _("Audit committee")
        GROUP_HEAD = "group_head", _("Group head")
        DELEGATE = "delegate", _("Delegate of the members")
        CONGRESS = "congress", _("Delegate to the teachers' congress")
        UPPER = "upper", _("Delegate to the union above")

    class How(models.TextChoices):
        ELECTED = "elected", _("Elected")
        BY_ELECTED = "by_elected", _("By-elected by the members")
        BY_COMMITTEE = "by_committee", _("By-elected by the committee")
        APPOINTED = "appointed", _("Appointed by the union above")
        NOMINATED = "nominated", _("Nominated by the committee")
        ACTING = "acting", _("Acting until an election")

    class End(models.TextChoices):
        TERM_OVER = "term_over", _("Term over")
        OTHER_POST = "other_post", _("Took another post")
        RESIGNED = "resigned", _("Resigned")
        TRANSFERRED = "transferred", _("Transferred")
        RECALLED = "recalled", _("Recalled by the members")
        RETIRED = "retired", _("Retired")
        DIED = "died", _("Died")
        RETURNED = "returned", _("Election not approved")
        CLOSED = "closed", _("Union closed")

    class Rank(models.TextChoices):
        SECTION = "section", _("Section level")
        COUNTY = "county", _("County level")

    person = models.ForeignKey(Person, models.PROTECT, related_name="offices", verbose_name=_("person"))
    union = models.ForeignKey(Union, models.PROTECT, related_name="offices", verbose_name=_("union"))
    kind = models.CharField(_("office"), max_length=12, choices=Kind)
    since = models.DateField(_("from"))
    until = models.DateField(_("to"), null=True, blank=True)
    stands_in_for = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="stand_ins", verbose_name=_("held for")
    )
    term = models.ForeignKey(
        Term, models.PROTECT, null=True, blank=True, related_name="offices", verbose_name=_("term")
    )
    is_head = models.BooleanField(_("head of the body"), default=False)
    how = models.CharField(_("how come by"), max_length=12, choices=How, blank=True, default="")
    how_ended = models.CharField(_("how it ended"), max_length=12, choices=End, blank=True, default="")
    is_full_time = models.BooleanField(_("full-time"), default=False)
    rank = models.CharField(_("rank"), max_length=8, choices=Rank, blank=True, default="")
    charge = models.CharField(_("in charge of"), max_length=60, blank=True, default="")
    has_money = models.BooleanField(_("in charge of money or property"), default=False)

    class Meta:
        ordering = ("union__path", "kind", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("since")), name="office_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True) | Q(until__isnull=False), name="standing_in_has_an_end"
            ),
        )

    def __str__(self) -> str:
        return f"{self.union} {self.get_kind_display()} {self.person}"

    @property
    def post_told(self) -> str:
        """What the post is called within its body."""
        if self.kind in (self.Kind.WOMEN, self.Kind.AUDIT):
            return gettext("Head of the committee") if self.is_head else gettext("Member of the committee")
        return self.get_kind_display()


# What a body's posts are called on forms and in sheets: the office that each is, and whether it heads the body.
POSTS: dict[str, dict[str, tuple[Office.Kind, bool]]] = {
    Term.Body.COMMITTEE: {
        "chair": (Office.Kind.CHAIR, True),
        "vice": (Office.Kind.VICE_CHAIR, False),
        "member": (Office.Kind.COMMITTEE, False),
    },
    Term.Body.WOMEN: {"head": (Office.Kind.WOMEN, True), "member": (Office.Kind.WOMEN, False)},
    Term.Body.AUDIT: {"head": (Office.Kind.AUDIT, True), "member": (Office.Kind.AUDIT, False)},
    Term.Body.DELEGATES: {"delegate": (Office.Kind.DELEGATE, False)},
    Term.Body.CONGRESS: {"delegate": (Office.Kind.CONGRESS, False)},
    Term.Body.UPPER: {"delegate": (Office.Kind.UPPER, False)},
    Term.Body.GROUP: {"head": (Office.Kind.GROUP_HEAD, True)},
}
BODY_OF: dict[str, str] = {kind: body for body, posts in POSTS.items() for kind, _head in posts.values()}

# How a seat is filled within a term, and how an officer writes down that an office ended.
FILLED_BY = (
    Office.How.BY_ELECTED,
    Office.How.BY_COMMITTEE,
    Office.How.APPOINTED,
    Office.How.NOMINATED,
    Office.How.ACTING,
)
ENDED_BY = (
    Office.End.RESIGNED,
    Office.End.TRANSFERRED,
    Office.End.RECALLED,
    Office.End.RETIRED,
    Office.End.DIED,
)
