from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "jiaogong.oversight"
    label = "oversight"
