from __future__ import annotations

from django.db import models


class AuditLine(models.Model):
    """Who did what to which thing of which union, and who read what is sensitive. Written by services, changed by nobody.

    The database itself refuses changes (`kernel.retention`). A union is held by its key alone, as the kernel knows of none.
    """

    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=60, blank=True)
    act = models.CharField(max_length=60)
    thing_kind = models.CharField(max_length=60)
    thing_id = models.BigIntegerField(null=True)
    thing_name = models.CharField(max_length=200, blank=True)
    union_id = models.BigIntegerField(null=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=["thing_kind", "thing_id"]),
            models.Index(fields=["actor_id", "at"]),
            models.Index(fields=["union_id", "-at", "-id"], name="audit_of_union_newest"),
            models.Index(fields=["-at", "-id"], name="audit_newest"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.act} {self.thing_name}"
