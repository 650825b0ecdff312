from django.urls import path

from jiaogong.members.dossier.views import changing, files, lists, moving

urlpatterns = [
    path("", files.people, name="people"),
    path("corrections/", changing.corrections, name="corrections"),
    path("corrections/<int:correction_id>/", changing.decide, name="correction-decide"),
    path("lists/", lists.lists, name="people-lists"),
    path("lists/export/", lists.export, name="people-lists-export"),
    path("lists/save/", lists.save, name="people-lists-save"),
    path("lists/<int:list_id>/drop/", lists.drop, name="people-lists-drop"),
    path("movements/", moving.movements, name="movements"),
    path("movements/<int:movement_id>/", moving.decide, name="movement-decide"),
    path("transfer/", moving.transfer, name="transfer"),
    path("retiring/", moving.retiring, name="retiring"),
    path("merge/", moving.merge, name="people-merge"),
    path("<str:number>/", files.person, name="person"),
    path("<str:number>/private/", files.private, name="person-private"),
    path("<str:number>/change/", changing.change, name="person-change"),
    path("<str:number>/correct/", changing.correct, name="person-correct"),
    path("<str:number>/move/", moving.move, name="person-move"),
    path("<str:number>/family/", changing.add_relative, name="relative-add"),
    path("<str:number>/family/<int:relative_id>/drop/", changing.drop_relative, name="relative-drop"),
    path("<str:number>/womens-matters/", changing.note_womens_matter, name="womens-matter-add"),
]
