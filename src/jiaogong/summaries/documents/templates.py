"""An office's own Word template taken in and given up."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from jiaogong.kernel import audit, clock, files
from jiaogong.kernel.access import require
from jiaogong.kernel.errors import NotFound
from jiaogong.members.queries import Standing
from jiaogong.summaries import permissions
from jiaogong.summaries.documents.letter import letter
from jiaogong.summaries.documents.word import Template, as_docx
from jiaogong.summaries.models import WordTemplate
from jiaogong.unions.models import Union


def give_template(*, actor: Standing, union: Union, name: str, data: bytes) -> WordTemplate:
    """Keep a Word template for the texts of a union's branch, in place of the one before.

    Raises RuleBroken for a file that is no .docx or cannot be filled, with the reason.
    """
    require(permissions.may_write_in(actor, union))
    files.require_size(len(data), name)
    _try(Template(files.safe_name(name), data))
    kept = files.keep(data, name)
    with transaction.atomic():
        template, _is_new = WordTemplate.objects.update_or_create(
            union=union,
            defaults={
                "name": kept.name,
                "sha256": kept.sha256,
                "size": kept.size,
                "given_by": actor.person,
                "given_at": clock.now(),
            },
        )
        audit.record(actor.person, "summaries.template_given", template, union=union.code, sha256=kept.sha256)
    return template


@transaction.atomic
def drop_template(*, actor: Standing, union: Union) -> None:
    """Go back to the layout of the union above, or to the shipped one. Raises NotFound where there is no own one."""
    require(permissions.may_write_in(actor, union))
    template = WordTemplate.objects.select_for_update().filter(union=union).first()
    if template is None:
        raise NotFound(_("%(union)s has no Word template of its own.") % {"union": union})
    audit.record(actor.person, "summaries.template_dropped", template, union=union.code, sha256=template.sha256)
    template.delete()


def _try(template: Template) -> None:
    """Fill a short text into a template, so that one that cannot be filled is refused before it is kept."""
    trial = letter("标题", "一、标题\n正文。", union="工会", period="2026年", dated=clock.today())
    as_docx(trial, template)
