"""The page where people sign in."""

from __future__ import annotations

from django.contrib.auth.views import LoginView

from jiaogong.members.forms import SignInForm


class SignIn(LoginView):
    """Sign in by name and password; comes back to where one was, with what one typed."""

    template_name = "members/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
