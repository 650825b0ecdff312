"""Who may read and change what of a person's file; each refusal is a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jiaogong.kernel import clock
from jiaogong.kernel.access import ALLOWED, Decision, refused
from jiaogong.members.dossier.queries import HEADS
from jiaogong.members.models import Office, Person
from jiaogong.members.queries import Standing, posts_with_rights
from jiaogong.unions.models import Union

OF_WOMEN = (Office.Kind.CHAIR, Office.Kind.WOMEN)


def may_read_private(actor: Standing, person: Person) -> Decision:
    """Phone, family, dues and the history of changes: oneself and the officers of the very union."""
    if actor.person.pk == person.pk or actor.holds_office_in(person.union):
        return ALLOWED
    return refused(
        _("Phone, family and dues are read by the person and the officers of %(union)s itself.")
        % {"union": person.union}
    )


def may_read_womens_notes(actor: Standing, person: Person) -> Decision:
    """Women's matters: she herself, the chair and the women's committee of her very union."""
    if person.sex != Person.Sex.FEMALE:
        return refused(_("Women's matters are kept of women alone."))
    if actor.person.pk == person.pk or _holds(actor, person.union, OF_WOMEN):
        return ALLOWED
    return refused(
        _("Women's matters are read by herself, the chair and the women's committee of %(union)s.")
        % {"union": person.union}
    )


def may_write_womens_notes(actor: Standing, person: Person) -> Decision:
    if person.sex == Person.Sex.FEMALE and _holds(actor, person.union, OF_WOMEN):
        return ALLOWED
    return refused(
        _("Women's matters are written by the chair and the women's committee of %(union)s.") % {"union": person.union}
    )


def may_change_file(actor: Standing, person: Person) -> Decision:
    if actor.holds_office_in(person.union):
        return ALLOWED
    return refused(
        _("The file is changed by the officers of %(union)s itself; the person asks them for a correction.")
        % {"union": person.union}
    )


def may_ask_correction(actor: Standing, person: Person) -> Decision:
    if actor.person.pk == person.pk:
        return ALLOWED
    return refused(_("Only the person asks for a correction of the own file."))


def may_decide_correction(actor: Standing, person: Person) -> Decision:
    if _holds(actor, person.union, HEADS):
        return ALLOWED
    return refused(_("A correction is decided by the chair of %(union)s.") % {"union": person.union})


def may_list(actor: Standing) -> Decision:
    """Lists of people by conditions: whoever reads a branch."""
    if actor.read_paths:
        return ALLOWED
    return refused(_("Lists of people are made by officers, for their own branch."))


def may_move(actor: Standing, person: Person) -> Decision:
    """Write down what befell a membership: leaving, retirement, death, return."""
    if actor.is_officer_of(person.union):
        return ALLOWED
    return refused(_("Only an officer of %(union)s writes down what befalls its members.") % {"union": person.union})


def may_end_posts(actor: Standing, person: Person) -> Decision:
    """What ends a membership ends the offices too: an officer's is written down by who stands over those offices."""
    for post in posts_with_rights([person], clock.today()):
        if actor.person.pk != person.pk and not actor.is_over(post):
            return refused(
                _("%(name)s holds an office in %(union)s: this is written down by its chair or the union above.")
                % {"name": person, "union": post.union}
            )
    return ALLOWED


def may_ask_to_join(actor: Standing, person: Person) -> Decision:
    """Joining is voluntary: one applies oneself, or an officer hands in the written application."""
    if actor.person.pk == person.pk or actor.is_officer_of(person.union):
        return ALLOWED
    return refused(_("Joining is asked for by the person, or an officer of %(union)s.") % {"union": person.union})


def may_decide_in(actor: Standing, union: Union) -> Decision:
    """Admit to a union, release from it: its committee (工会章程: 基层工会委员会批准)."""
    if actor.is_officer_of(union):
        return ALLOWED
    return refused(_("Only the committee of %(union)s decides this.") % {"union": union})


def may_merge(actor: Standing, kept: Person, gone: Person) -> Decision:
    """Offices, accounts and notes go over with a file: so never one's own, and no officer's from beside or below."""
    if actor.person.pk in (kept.pk, gone.pk):
        return refused(_("Your own two files are made one by another officer."))
    for union in (kept.union, gone.union):
        if not actor.is_officer_of(union):
            return refused(
                _("Two files are made one by an officer of both unions: you hold no office over %(union)s.")
                % {"union": union}
            )
    for post in posts_with_rights([kept, gone], clock.today()):
        if not actor.is_over(post):
            return refused(
                _("%(name)s holds an office in %(union)s: the files are made one by its chair or the union above.")
                % {"name": post.person, "union": post.union}
            )
    return ALLOWED


def _holds(actor: Standing, union: Union, kinds: tuple[str, ...]) -> bool:
    return any(o.union_id == union.pk and o.kind in kinds for o in actor.offices)
