from django.urls import path

from jiaogong.desk import views

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/feed/", views.feed, name="calendar-feed"),
    path("calendar/<str:secret>.ics", views.icalendar, name="icalendar"),
    path("birthdays/", views.birthdays, name="birthdays"),
    path("offices-due/", views.offices_due, name="offices-due"),
]
