from django.urls import path

from jiaogong.oversight import views

urlpatterns = [
    path("audit/", views.audit, name="audit"),
    path("audit.xlsx", views.audit_export, name="audit-export"),
    path("ledger/<int:entry_id>/readers/", views.entry_readers, name="entry-readers"),
    path("people/<str:number>/readers/", views.person_readers, name="person-readers"),
    path("people/<str:number>/copy/", views.own_copy, name="own-copy"),
    path("people/<str:number>/copy.xlsx", views.own_copy_file, name="own-copy-file"),
    path("people/<str:number>/erase/", views.erase, name="person-erase"),
]
