from django.urls import path

from jiaogong.desk import views

urlpatterns = [path("", views.home, name="home")]
