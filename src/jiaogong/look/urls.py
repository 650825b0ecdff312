from django.urls import path

from jiaogong.look import views

urlpatterns = [
    path("look/", views.look, name="look"),
    path("look/theme/", views.choose_theme, name="set-theme"),
]
