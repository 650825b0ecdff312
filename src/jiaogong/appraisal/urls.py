from django.urls import path

from jiaogong.appraisal.views import listing, on_record, one, planning, results

urlpatterns = [
    path("", listing.appraisals, name="appraisals"),
    path("export/", listing.export, name="appraisals-export"),
    path("new/", planning.new, name="appraisal-new"),
    path("remedies/", listing.remedies, name="appraisal-remedies"),
    path("person/<str:number>/", results.years, name="appraisals-of-person"),
    path("report/<int:subject_id>/", one.report, name="appraisal-report"),
    path("report/<int:subject_id>/file/", one.report_file, name="appraisal-report-file"),
    path("result/<int:subject_id>/", results.result, name="appraisal-result"),
    path("<int:appraisal_id>/", one.appraisal, name="appraisal"),
    path("<int:appraisal_id>/change/", planning.change, name="appraisal-change"),
    path("<int:appraisal_id>/results/", results.sheet, name="appraisal-sheet"),
    path("<int:appraisal_id>/record/", on_record.record, name="appraisal-record"),
    path("<int:appraisal_id>/results/form/", results.sheet_form, name="appraisal-sheet-form"),
]
