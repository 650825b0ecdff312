from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, login: str, password: str | None = None) -> Account:
        account = self.model(login=login)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A way to sign in, and nothing else."""

    login = models.CharField(_("sign-in name"), max_length=60, unique=True)
    is_active = models.BooleanField(default=True)
    is_password_own = models.BooleanField(default=True)
    language = models.CharField(max_length=10, blank=True)

    objects = AccountManager()
    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.login
