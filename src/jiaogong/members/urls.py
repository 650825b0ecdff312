from django.contrib.auth.views import LogoutView
from django.urls import path

from jiaogong.members import views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("people/", views.people, name="people"),
    path("people/<str:number>/", views.person, name="person"),
]
