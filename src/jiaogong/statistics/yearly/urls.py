from django.urls import path

from jiaogong.statistics.yearly import views

urlpatterns = [
    path("", views.yearly, name="yearly"),
    path("act/", views.act, name="yearly-act"),
    path("unions/", views.unions, name="yearly-unions"),
    path("return.xlsx", views.export, name="yearly-export"),
    path("cells/<str:cell>/", views.behind, name="yearly-behind"),
    path("cells/<str:cell>/list.xlsx", views.behind_export, name="yearly-behind-export"),
]
