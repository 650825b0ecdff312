from django.urls import path

from jiaogong.organisation.views import changes, limits, profile, schools, tree

urlpatterns = [
    path("unions/", tree.unions, name="unions"),
    path("unions.xlsx", tree.export, name="unions-export"),
    path("unions/<str:code>/", tree.union, name="union"),
    path("unions/<str:code>/limits/", limits.limits, name="union-limits"),
    path("unions/<str:code>/profile/", profile.profile, name="union-profile"),
    path("unions/<str:code>/schools/", schools.schools, name="union-schools"),
    path("unions/<str:code>/ask/<str:kind>/", changes.ask, name="union-ask"),
    path("union-changes/", changes.changes, name="union-changes"),
    path("union-changes.xlsx", changes.export, name="union-changes-export"),
    path("union-changes/<int:change_id>/", changes.change, name="union-change"),
]
