"""An OpenID Connect provider for the tests: django-oauth-toolkit, served by a process of its own.

`python -m jiaogong.entrance.tests.provider FOLDER` makes its database and key in the folder and prints its address.
"""
