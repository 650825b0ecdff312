"""Every reading of doors: whose account is meant, who has not come yet, which slip a code stands on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from jiaogong.entrance.models import Invitation, OutsideIdentity, SignInPhone, Token
from jiaogong.kernel import clock
from jiaogong.kernel.errors import NotFound, RuleBroken
from jiaogong.kernel.sealing import digest
from jiaogong.members.models import Account, Office, Person
from jiaogong.members.queries import DELEGATES, OFFICER_KINDS, Standing, acting_person, people_visible_to, within
from jiaogong.unions.models import Union

_NOT_A_DIGIT = re.compile(r"\D")


def phone_digest(typed: str) -> str:
    """The keyed hash of a phone number however it is spaced; +86 is left out."""
    digits = _NOT_A_DIGIT.sub("", typed)
    return digest(digits[-11:] if len(digits) == 13 and digits.startswith("86") else digits, "phone")


def code_digest(typed: str) -> str:
    """The keyed hash of a slip's code however it is typed: dashes, spaces and capitals do not count."""
    return digest(re.sub(r"[^a-z0-9]", "", typed.lower()), "invitation")


def account_meant(typed: str) -> Account | None:
    """The account that somebody means who types a sign-in name, a member number or a phone; one query."""
    name = typed.strip()
    phone = phone_digest(name)
    found = Account.objects.filter(
        Q(login=name) | Q(person__number=name) | Q(sign_in_phone__digest=phone)
    ).select_related("person", "sign_in_phone")
    ranked = sorted(found, key=lambda a: (a.login != name, getattr(getattr(a, "person", None), "number", "") != name))
    return ranked[0] if ranked else None


def phone_is_taken(typed: str, *, but: Account | None = None) -> bool:
    return SignInPhone.objects.filter(digest=phone_digest(typed)).exclude(account=but).exists()


def subject_digest(provider: str, subject: str) -> str:
    """The keyed hash of who somebody is in a system outside; the same in two systems gives two."""
    return digest(f"{provider}\0{subject}", "outside identity")


def identity_known(provider: str, subject: str) -> OutsideIdentity | None:
    known = OutsideIdentity.objects.select_related("account")
    return known.filter(digest=subject_digest(provider, subject)).first()


def identities_of(account: Account) -> list[OutsideIdentity]:
    return list(OutsideIdentity.objects.filter(account=account).order_by("bound_at", "pk"))


def require_bindable(account: Account, provider: str) -> None:
    """Raises RuleBroken where an identity of that system stands for the account already."""
    if OutsideIdentity.objects.filter(account=account, provider=provider).exists():
        raise RuleBroken(_("Your account knows another identity of that system: let it go first."))


def token_digest(shown: str) -> str:
    """The keyed hash of what a program shows."""
    return digest(shown, "token")


def tokens_of(account: Account) -> QuerySet[Token]:
    """The tokens of an account that open something today, newest first."""
    return Token.objects.filter(account=account, ended_at__isnull=True, ends_date__gte=clock.today()).order_by("-pk")


def token_shown(shown: str) -> Token | None:
    """The open token that a program shows, with its account; None for none of an account that may come in."""
    known = Token.objects.select_related("account").filter(digest=token_digest(shown)).first()
    if known is None or not known.is_open_on(clock.today()):
        return None
    return None if reason_to_stay_out(known.account) else known


def account_numbered(number: str, *, unbound_at: str) -> Account | None:
    """The account of the member with a number, unless an identity of that system stands for it."""
    found = Account.objects.filter(person__number=number, person__merged_into__isnull=True) if number else None
    return found.exclude(identities__provider=unbound_at).first() if found else None


def reason_to_stay_out(account: Account) -> str:
    """Why whoever has proven to own an account is not let in; "" for nothing."""
    person = acting_person(account)
    if not account.is_active or person is None:
        return _("This account has been closed.")
    if person.left_date and person.left_date <= clock.today() and not person.is_member:
        return _("You left the union on %(day)s, and your account is closed.") % {"day": person.left_date}
    return ""


def not_yet_here(union: Union, on: dt.date) -> QuerySet[Person]:
    """Serving people of a branch without an account, each with `slips`: the open invitation, if any."""
    serving = Q(retired_date__isnull=True) | Q(retired_date__gt=on)
    open_ones = Invitation.objects.filter(used_at__isnull=True, withdrawn_at__isnull=True)
    return (
        Person.objects.filter(serving, union__path__startswith=union.path, account__isnull=True)
        .select_related("union")
        .prefetch_related(Prefetch("invitations", open_ones, to_attr="slips"))
        .order_by("pinyin", "pk")
    )


def posts_of(people: Iterable[Person]) -> dict[int, list[Office]]:
    """The officers' posts that people hold today, by person."""
    today = clock.today()
    held = (
        Office.objects.filter(person__in=[p.pk for p in people], kind__in=OFFICER_KINDS, since__lte=today)
        .filter(Q(until__isnull=True) | Q(until__gte=today))
        .select_related("union")
    )
    posts: dict[int, list[Office]] = {}
    for office in held:
        posts.setdefault(office.person_id, []).append(office)
    return posts


def person_to_invite(actor: Standing, number: str) -> Person:
    """Somebody of the branches one reads. Raises NotFound."""
    found = people_visible_to(actor).select_related("union", "account").filter(number=number).first()
    if found is None:
        raise NotFound(_("There is no such person, or the file is not yours to see."))
    return found


def invitation_of(code: str, *, locked: bool = False) -> Invitation:
    """The open invitation of a code, for change if `locked`.

    Raises RuleBroken, with one sentence whatever is wrong with it.
    """
    known = Invitation.objects.select_for_update(of=("self",)) if locked else Invitation.objects
    found = known.select_related("person__union", "person__account").filter(digest=code_digest(code)).first()
    if found is None or not found.is_open_at(clock.now()):
        raise RuleBroken(
            _("This code opens nothing: it was used, withdrawn or is too old. Ask your chair for a new slip.")
        )
    return found


def offices_to_hand_on(who: Standing) -> list[Office]:
    """The offices that a person holds in the own right today, but for a delegate's, who votes in person."""
    return [o for o in who.offices if o.stands_in_for_id is None and o.kind not in DELEGATES]


def stand_ins_visible_to(who: Standing) -> QuerySet[Office]:
    """Offices held for others that one gave, holds, or that lie in the branches where one is an officer; newest first."""
    mine = Q(person=who.person) | Q(stands_in_for__person=who.person)
    return (
        Office.objects.filter(mine | within(who.officer_paths, "union__path"), stands_in_for__isnull=False)
        .select_related("person", "union", "stands_in_for__person")
        .order_by("-until", "-pk")
    )


def locked_office(actor: Standing, office_id: int) -> Office:
    """An own office, or one held for somebody that one may know of, for change. Raises NotFound."""
    known = Q(person=actor.person) | Q(pk__in=stand_ins_visible_to(actor).order_by().values("pk"))
    found = (
        Office.objects.select_for_update(of=("self",))
        .select_related("union", "person", "stands_in_for__person")
        .filter(known, pk=office_id)
        .first()
    )
    if found is None:
        raise NotFound(_("There is no such office, or it is not yours to see."))
    return found


def person_of_the_same_tree(office: Office, number: str) -> Person:
    """Somebody of the tree that an office belongs to, by number. Raises NotFound."""
    root = office.union.path.split("/")[0] + "/"
    found = Person.objects.filter(number=number.strip(), union__path__startswith=root, merged_into__isnull=True).first()
    if found is None:
        raise NotFound(_("Nobody of this area has that member number."))
    return found
