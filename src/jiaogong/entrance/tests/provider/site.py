"""The provider's settings, people and addresses; none of this house's are read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

CLIENT_ID, SECRET = "jiaogong", "a-secret-of-the-provider"
PASSWORD = "provider-lantern-9"
# Sign-in name there, and the employee number that the provider tells of.
PEOPLE = {"qiao": "M0001", "wen": "", "pei": "A0001"}


def configure(folder: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode("ascii")
    settings.configure(
        SECRET_KEY="of-the-provider-of-the-tests",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="jiaogong.entrance.tests.provider.urls",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [Path(__file__).parent / "templates"],
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "provider.sqlite3")}},
        SESSION_COOKIE_NAME="provider_session",  # cookies know no ports
        CSRF_COOKIE_NAME="provider_token",
        LOGIN_URL="/sign-in/",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        USE_TZ=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": pem,
            "SCOPES": {"openid": "who you are", "profile": "what you are called"},
            "OAUTH2_VALIDATOR_CLASS": "jiaogong.entrance.tests.provider.claims.Claims",
        },
    )


def settle() -> None:
    """Make the tables, the people and the client."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from oauth2_provider.models import get_application_model

    call_command("migrate", verbosity=0)
    for name, number in PEOPLE.items():
        User.objects.create_user(name, password=PASSWORD, last_name=number)
    application: Any = get_application_model()
    application.objects.create(
        name="Jiaogong",
        client_id=CLIENT_ID,
        client_secret=SECRET,
        client_type=application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=application.GRANT_AUTHORIZATION_CODE,
        algorithm=application.RS256_ALGORITHM,
        skip_authorization=True,
        redirect_uris="http://testserver/sign-in/with/bureau/back/",
    )
