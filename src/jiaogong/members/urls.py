from django.urls import include, path

from jiaogong.members import views

urlpatterns = [
    path("people/", include("jiaogong.members.dossier.urls")),
]
