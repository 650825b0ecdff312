from django.urls import path

from jiaogong.organisation.views import tree

urlpatterns = [
    path("unions/", tree.unions, name="unions"),
    path("unions/<str:code>/", tree.union, name="union"),
]
