import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiaogong.config.settings")
application = get_wsgi_application()
# A bad file of systems to sign in with is told of at the start, not at the first sign-in.
import_module("jiaogong.entrance.outside.configured").providers()
