from django.urls import path

from jiaogong.statistics import views

urlpatterns = [
    path("", views.rollup, name="rollup"),
    path("silent/", views.silent, name="silent"),
    path("rollup.xlsx", views.spreadsheet, name="rollup-export"),
]
