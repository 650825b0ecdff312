from django.urls import path

from jiaogong.members.offices.views import bodies, terms, trainings

urlpatterns = [
    path("bodies/", bodies.bodies, name="bodies"),
    path("bodies.xlsx", bodies.export, name="bodies-export"),
    path("unions/<str:code>/committees/", bodies.committees, name="committees"),
    path("unions/<str:code>/committees/posts/", trainings.note_post, name="school-post"),
    path("unions/<str:code>/committees/<slug:body>/", bodies.found, name="term-found"),
    path("unions/<str:code>/trainings/", trainings.trainings, name="trainings"),
    path("unions/<str:code>/trainings.xlsx", trainings.export, name="trainings-export"),
    path("unions/<str:code>/trainings/new/", trainings.record, name="training-record"),
    path("terms/<int:term_id>/", terms.term, name="term"),
    path("terms/<int:term_id>/fill/", terms.fill, name="term-fill"),
    path("terms/<int:term_id>/end/", terms.new_end, name="term-end"),
    path("terms/<int:term_id>/reply/", terms.reply, name="term-reply"),
    path("offices/<int:office_id>/", terms.office, name="office"),
]
