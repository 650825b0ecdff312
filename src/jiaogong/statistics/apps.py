from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "jiaogong.statistics"
    label = "statistics"
