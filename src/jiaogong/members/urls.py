from django.urls import include, path

urlpatterns = [
    path("rosters/", include("jiaogong.members.roster.urls")),
    path("", include("jiaogong.members.offices.urls")),
    path("people/", include("jiaogong.members.dossier.urls")),
]
