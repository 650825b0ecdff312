from django.urls import include, path

urlpatterns = [
    path("rosters/", include("jiaogong.members.roster.urls")),
    path("people/", include("jiaogong.members.dossier.urls")),
]
