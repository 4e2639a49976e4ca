from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from workshops.views import (
    accepting,
    account,
    api_tokens,
    calling,
    centres,
    concerns,
    contact,
    counts,
    days,
    duplicates,
    exports,
    finding,
    follow_ups,
    front,
    guide,
    holidays,
    imports,
    messages,
    more,
    paper,
    people,
    people_cards,
    person,
    pictures,
    plan,
    programmes,
    record,
    requests,
    returning,
    roll_call,
    roster_sheet,
    running,
    scheduling,
    sessions,
    staff,
    tally,
    tapping,
    ties,
    timetable,
    waiting,
    work,
    workshop_staff,
    workshops,
)

app_name = "workshops"

one_message: list[URLPattern | URLResolver] = [
    path("", messages.message, name="message"),
    path("cancel/", messages.message_cancel, name="message_cancel"),
    path("send/", messages.message_send, name="message_send"),
    path("told/", messages.message_told, name="message_told"),
]

one_centre: list[URLPattern | URLResolver] = [
    path("", centres.centre, name="centre"),
    path("change/", centres.centre_change, name="centre_change"),
    path("safety/", centres.safety_check, name="safety_check"),
    path("timetable/", timetable.timetable, name="timetable"),
    path("timetable/pdf/", timetable.timetable_sheet, name="timetable_sheet"),
    path("classes/add/", timetable.centre_class, name="class_add"),
    path("classes/<int:class_pk>/", timetable.centre_class, name="class_change"),
    path("rooms/add/", centres.room, name="room_add"),
    path("rooms/<int:room_pk>/", centres.room, name="room_change"),
    path("rooms/<int:room_pk>/remove/", centres.room_remove, name="room_remove"),
]

asked: list[URLPattern | URLResolver] = [
    path("", requests.request_list, name="request_list"),
    path("<str:number>/", requests.workshop_request, name="request"),
    path("<str:number>/decline/", requests.request_decline, name="request_decline"),
    path("<str:number>/withdraw/", requests.request_withdraw, name="request_withdraw"),
]

places: list[URLPattern | URLResolver] = [
    path("requests/", include(asked)),
    path("centres/", centres.centre_list, name="centre_list"),
    path("centres/add/", centres.centre_add, name="centre_add"),
    path("centres/<int:pk>/", include(one_centre)),
    path("programmes/", programmes.programme_list, name="programme_list"),
    path("programmes/add/", programmes.programme_add, name="programme_add"),
    path("programmes/<int:pk>/", programmes.programme_change, name="programme_change"),
]

one_person: list[URLPattern | URLResolver] = [
    path("", person.person, name="person"),
    path("change/", person.person_change, name="person_change"),
    path("contact/", contact.contact, name="contact"),
    path("consent/", person.consent, name="consent"),
    path(
        "consent/withdraw/<str:scope>/",
        person.consent_withdraw,
        name="consent_withdraw",
    ),
    path("follow-up/", follow_ups.follow_up_create, name="follow_up_create"),
    path("withdraw/", person.withdraw, name="withdraw"),
    path("return/", person.reinstate, name="reinstate"),
    path("accept/", waiting.accept, name="offer_accept"),
    path("decline/", waiting.decline, name="offer_decline"),
    path("ties/", ties.tie_add, name="tie_add"),
]

planning_of_one: list[URLPattern | URLResolver] = [
    path("", plan.plan, name="plan"),
    path("change/", plan.plan_change, name="plan_change"),
    path("days/", plan.plan_days, name="plan_days"),
    path("confirm/", plan.confirm, name="confirm"),
    path("postpone/", plan.postpone, name="postpone"),
]

one_session: list[URLPattern | URLResolver] = [
    path("move/", sessions.session_move, name="session_move"),
    path("cancel/", sessions.session_cancel, name="session_cancel"),
    path("return/", sessions.session_return, name="session_return"),
]

one_assignment: list[URLPattern | URLResolver] = [
    path("confirm/", workshop_staff.assignment_confirm, name="assignment_confirm"),
    path("decline/", workshop_staff.assignment_decline, name="assignment_decline"),
    path("end/", workshop_staff.assignment_end, name="assignment_end"),
]

one_import: list[URLPattern | URLResolver] = [
    path("", imports.import_detail, name="import_detail"),
    path("start/", imports.import_start, name="import_start"),
    path("stop/", imports.import_stop, name="import_stop"),
    path("undo/", imports.import_undo, name="import_undo"),
]

one_workshop: list[URLPattern | URLResolver] = [
    path("messages/", messages.message_list, name="message_list"),
    path("messages/<int:pk>/", include(one_message)),
    path("call-list/<int:number>/", calling.call_list, name="call_list"),
    path("call-list/<int:number>/pdf/", calling.call_list_pdf, name="call_list_pdf"),
    path("share/<int:number>/", calling.share, name="share"),
    path("", workshops.workshop_detail, name="workshop_detail"),
    path("plan/", include(planning_of_one)),
    path("sessions/<int:number>/", include(one_session)),
    path("copy/", scheduling.workshop_copy, name="workshop_copy"),
    path("people/", people.roster, name="roster"),
    path("people/add/", people.enrol, name="enrol"),
    path("people/order/", waiting.order, name="waiting_order"),
    path("people/draw/", waiting.draw, name="draw"),
    path("people/known/", returning.known_find, name="known_find"),
    path("people/known/<str:person>/", returning.known_enrol, name="known_enrol"),
    path("cards-of-people.pdf", people_cards.cards_of_people, name="cards_of_people"),
    path("import/", imports.import_upload, name="import_upload"),
    path("import/template.<str:kind>", imports.import_template, name="import_template"),
    path("import/<uuid:key>/", include(one_import)),
    path("people/export/", exports.roster_export, name="roster_export"),
    path(
        "people/export/names/", exports.roster_export_names, name="roster_export_names"
    ),
    path("people/<int:row>/", include(one_person)),
    path("days/", days.days, name="days"),
    path("roster/<int:number>.pdf", roster_sheet.roster_sheet, name="roster_sheet"),
    path("tally/<int:number>/", tally.tally, name="tally"),
    path("record/<int:number>/", record.record, name="record"),
    path("photos/<int:number>/", pictures.photos, name="photos"),
    path("photos/<int:number>/<uuid:name>.jpg", pictures.photo, name="photo"),
    path(
        "photos/<int:number>/<uuid:name>/delete/",
        pictures.photo_remove,
        name="photo_remove",
    ),
    path(
        "photos/<int:number>/<uuid:name>/show/",
        pictures.photo_show,
        name="photo_show",
    ),
    path("sheets/<int:number>/", pictures.sheets, name="sheets"),
    path("sheets/<int:number>/<uuid:name>.jpg", pictures.sheet, name="sheet"),
    path(
        "sheets/<int:number>/<uuid:name>/delete/",
        pictures.sheet_remove,
        name="sheet_remove",
    ),
    path("roll-call/<int:number>/", roll_call.roll_call, name="roll_call"),
    path("roll-call/<int:number>/tap/", tapping.tap, name="roll_call_tap"),
    path("roll-call/<int:number>/undo/", roll_call.undo, name="roll_call_undo"),
    path("paper/<int:number>/", paper.paper, name="paper"),
    path("paper/<int:number>/result/", paper.paper_result, name="paper_result"),
    path("guide/", guide.guide, name="guide"),
    path("guide.pdf", guide.guide_pdf, name="guide_pdf"),
    path("staff/", workshop_staff.workshop_staff, name="workshop_staff"),
    path("staff/wanted/", workshop_staff.staff_wanted, name="staff_wanted"),
    path("staff/stand-in/", workshop_staff.stand_in, name="stand_in"),
    path("staff/<int:pk>/", include(one_assignment)),
    path("briefing/", workshop_staff.briefing, name="briefing"),
    path("briefing/change/", workshop_staff.briefing_change, name="briefing_change"),
    path("close/", running.close, name="close"),
    path("reopen/", running.reopen, name="reopen"),
    path("cancel/", running.cancel, name="cancel"),
]

one_organisation: list[URLPattern | URLResolver] = [
    path("", staff.staff_list, name="staff_list"),
    path("add/", staff.staff_add, name="staff_add"),
    path("<int:pk>/", staff.member, name="member"),
    path("<int:pk>/roles/<int:role>/take/", staff.role_take, name="role_take"),
    path("<int:pk>/password/", staff.password_renew, name="password_renew"),
    path("<int:pk>/switch/", staff.account_switch, name="account_switch"),
]

urlpatterns = [
    path("", include(places)),
    path("", front.front, name="workshop_list"),
    path("login/", account.LoginView.as_view(), name="login"),
    path("logout/", account.LogoutView.as_view(), name="logout"),
    path("more/", more.more, name="more"),
    path("tasks/", work.work, name="work"),
    path("tasks/<int:pk>/answer/", work.answer, name="work_answer"),
    path("tasks/<str:code>/interest/", work.interest, name="interest"),
    path("calendar/", work.calendar, name="calendar"),
    path("load/", workshop_staff.load, name="load"),
    path("concern/", concerns.concern_report, name="concern_report"),
    path("concern/sent/", concerns.concern_sent, name="concern_sent"),
    path("apart/", ties.apart, name="apart"),
    path("apart/<int:pk>/end/", ties.tie_end, name="tie_end"),
    path("concerns/", concerns.concern_list, name="concern_list"),
    path("concerns/<uuid:key>/", concerns.concern, name="concern"),
    path("keys/", api_tokens.api_tokens, name="api_tokens"),
    path("keys/<int:pk>/end/", api_tokens.api_token_end, name="api_token_end"),
    path("counts/", counts.counts, name="counts"),
    path("counts/letters/", counts.counts_subscribe, name="counts_subscribe"),
    path(
        "counts/letters/<int:pk>/end/",
        counts.counts_unsubscribe,
        name="counts_unsubscribe",
    ),
    path("exports/", exports.exports, name="exports"),
    path("people/", finding.find_people, name="find_people"),
    path("people/duplicates/", duplicates.duplicates, name="duplicates"),
    path("people/merges/<int:pk>/undo/", duplicates.merge_undo, name="merge_undo"),
    path("password/", account.password_change, name="password_change"),
    path("waiting-staff/", accepting.waiting_staff, name="waiting_staff"),
    path("waiting-staff/<int:pk>/accept/", accepting.accept, name="role_accept"),
    path("staff/", staff.staff, name="staff"),
    path("staff/<slug:slug>/", include(one_organisation)),
    path(
        "concerns/<uuid:key>/follow-up/",
        follow_ups.follow_up_concern,
        name="follow_up_concern",
    ),
    path("follow-ups/", follow_ups.follow_up_list, name="follow_up_list"),
    path("follow-ups/<int:pk>/", follow_ups.follow_up, name="follow_up"),
    path("all/<str:kind>/", workshops.workshop_kind, name="workshop_kind"),
    path("holidays/", holidays.holidays, name="holidays"),
    path("holidays/<int:pk>/remove/", holidays.holiday_remove, name="holiday_remove"),
    path("schedule/", scheduling.workshop_create, name="workshop_create"),
    path("messages/", messages.messages_due, name="messages_due"),
    path("workshops/<str:code>/", include(one_workshop)),
]
