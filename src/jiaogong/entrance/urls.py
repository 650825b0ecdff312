from django.urls import path

from jiaogong.entrance.views import account, delegations, outside, signing_in, slips, tokens

urlpatterns = [
    path("sign-in/", signing_in.SignIn.as_view(), name="sign-in"),
    path("sign-in/", signing_in.SignIn.as_view(), name="account_login"),  # allauth looks for it under this name
    path("sign-in/code/", signing_in.second_step, name="mfa_authenticate"),
    path("sign-in/bind/", outside.bind, name="outside-bind"),
    path("sign-in/with/<slug:provider_id>/", outside.leave, name="outside-leave"),
    path("sign-in/with/<slug:provider_id>/back/", outside.back, name="outside-back"),
    path("sign-out/", signing_in.SignOut.as_view(), name="sign-out"),
    path("join/", signing_in.join, name="join"),
    path("account/", account.account, name="account"),
    path("account/password/", account.password, name="account-password"),
    path("account/phone/", account.phone, name="account-phone"),
    path("account/sessions/", account.end_session, name="account-sessions"),
    path("account/second-factor/", account.second_factor, name="second-factor"),
    path("account/second-factor/change/", account.change_second_factor, name="second-factor-change"),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/<int:token_id>/end/", tokens.end, name="token-end"),
    path("account/outside/<int:identity_id>/let-go/", outside.unbind, name="outside-unbind"),
    path("account/outside/<slug:provider_id>/", outside.bind_own, name="outside-bind-own"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("delegations/<int:office_id>/end/", delegations.end, name="delegation-end"),
    path("slips/<str:code>/", slips.slips, name="slips"),
    path("slips/<str:number>/withdraw/", slips.withdraw, name="slip-withdraw"),
]
