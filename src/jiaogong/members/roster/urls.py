from django.urls import path

from jiaogong.members.roster import views

urlpatterns = [
    path("", views.rosters, name="rosters"),
    path("<int:roster_id>/", views.roster, name="roster"),
    path("<int:roster_id>/columns/", views.columns, name="roster-columns"),
    path("<int:roster_id>/decide/", views.decide, name="roster-decide"),
    path("<int:roster_id>/accept/", views.accept, name="roster-accept"),
    path("<int:roster_id>/advance/", views.advance, name="roster-advance"),
    path("<int:roster_id>/undo/", views.undo, name="roster-undo"),
    path("<int:roster_id>/drop/", views.drop, name="roster-drop"),
    path("<int:roster_id>/rows.xlsx", views.export, name="roster-export"),
]
