"""Django's own sentences beside a field that it refuses: named here so that our catalogue has them, in our words.

Django looks its sentences up in the catalogue of the project before its own, so every form of the house tells them alike.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop, ngettext_lazy

EMPTY = gettext_noop("This field is required.")
CHOICE = gettext_noop("Select a valid choice. %(value)s is not one of the available choices.")
ONE_CHOICE = gettext_noop("Select a valid choice. That choice is not one of the available choices.")
LIST = gettext_noop("Enter a list of values.")
VALUE = gettext_noop("Enter a valid value.")
WHOLE_NUMBER = gettext_noop("Enter a whole number.")
NUMBER = gettext_noop("Enter a number.")
MOST = gettext_noop("Ensure this value is less than or equal to %(limit_value)s.")
LEAST = gettext_noop("Ensure this value is greater than or equal to %(limit_value)s.")
DAY = gettext_noop("Enter a valid date.")
MOMENT = gettext_noop("Enter a valid date/time.")
TIME = gettext_noop("Enter a valid time.")
EMAIL = gettext_noop("Enter a valid email address.")
ADDRESS = gettext_noop("Enter a valid URL.")
UUID = gettext_noop("Enter a valid UUID.")
UNKEPT = gettext_noop("Null characters are not allowed.")
NO_FORM_FOR_FILES = gettext_noop("No file was submitted. Check the encoding type on the form.")
NO_FILE = gettext_noop("No file was submitted.")
EMPTY_FILE = gettext_noop("The submitted file is empty.")
OTHER_FILE = gettext_noop(
    "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s."
)
TOO_LONG = ngettext_lazy(
    "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
    "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    "limit_value",
)
TOO_SHORT = ngettext_lazy(
    "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
    "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
    "limit_value",
)
LONG_FILE_NAME = ngettext_lazy(
    "Ensure this filename has at most %(max)d character (it has %(length)d).",
    "Ensure this filename has at most %(max)d characters (it has %(length)d).",
    "max",
)
DIGITS = ngettext_lazy(
    "Ensure that there are no more than %(max)s digit in total.",
    "Ensure that there are no more than %(max)s digits in total.",
    "max",
)
DECIMALS = ngettext_lazy(
    "Ensure that there are no more than %(max)s decimal place.",
    "Ensure that there are no more than %(max)s decimal places.",
    "max",
)
WHOLE_DIGITS = ngettext_lazy(
    "Ensure that there are no more than %(max)s digit before the decimal point.",
    "Ensure that there are no more than %(max)s digits before the decimal point.",
    "max",
)
