from django.urls import path

from jiaogong.members.dossier.views import changing, files

urlpatterns = [
    path("", files.people, name="people"),
    path("corrections/", changing.corrections, name="corrections"),
    path("corrections/<int:correction_id>/", changing.decide, name="correction-decide"),
    path("<str:number>/", files.person, name="person"),
    path("<str:number>/private/", files.private, name="person-private"),
    path("<str:number>/change/", changing.change, name="person-change"),
    path("<str:number>/correct/", changing.correct, name="person-correct"),
    path("<str:number>/family/", changing.add_relative, name="relative-add"),
    path("<str:number>/family/<int:relative_id>/drop/", changing.drop_relative, name="relative-drop"),
    path("<str:number>/womens-matters/", changing.note_womens_matter, name="womens-matter-add"),
]
