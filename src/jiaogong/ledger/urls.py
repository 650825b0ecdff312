from django.urls import path

from jiaogong.ledger.views import concerning, entry, evidence, importing, listing, offering, saying, writing, years

urlpatterns = [
    path("", listing.ledger, name="ledger"),
    path("totals/", listing.totals, name="ledger-totals"),
    path("export/", listing.export, name="ledger-export"),
    path("people/", listing.people, name="ledger-people"),
    path("people/offered/", offering.offered, name="ledger-offered"),
    path("said/", saying.said, name="ledger-said"),
    path("of/<str:number>/", concerning.of_person, name="ledger-of-person"),
    path("new/", writing.new, name="ledger-new"),
    path("import/", importing.read_sheet, name="ledger-import"),
    path("import/template/", importing.template, name="ledger-template"),
    path("import/<int:import_id>/", importing.preview, name="ledger-import-preview"),
    path("evidence/<int:evidence_id>/", evidence.evidence, name="evidence"),
    path("evidence/<int:evidence_id>/drop/", evidence.drop, name="evidence-drop"),
    path("year/<str:code>/", years.year, name="year"),
    path("<int:entry_id>/", entry.entry, name="ledger-entry"),
    path("<int:entry_id>/change/", writing.change, name="ledger-change"),
    path("<int:entry_id>/carry-out/", writing.carry_out, name="ledger-carry-out"),
    path("<int:entry_id>/confirm/", entry.confirm, name="ledger-confirm"),
    path("<int:entry_id>/correct/", writing.correct, name="ledger-correct"),
    path("<int:entry_id>/discard/", entry.discard, name="ledger-discard"),
    path("<int:entry_id>/evidence/", evidence.add, name="evidence-add"),
]
