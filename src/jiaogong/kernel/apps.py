from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models import CharField

from jiaogong.kernel.characters import HasCharacters
from jiaogong.kernel.retention import teach


class KernelConfig(AppConfig):
    name = "jiaogong.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        CharField.register_lookup(HasCharacters)
        connection_created.connect(teach, dispatch_uid="jiaogong.kernel.retention")
