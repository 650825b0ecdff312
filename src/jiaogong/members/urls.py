from django.urls import include, path

from jiaogong.members import views

urlpatterns = [
    path("rosters/", include("jiaogong.members.roster.urls")),
    path("people/", include("jiaogong.members.dossier.urls")),
]
