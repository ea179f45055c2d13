"""The launcher: one command starts PostgreSQL and the site, and one Ctrl-C stops both.

It knows no Django. The portal is started as a child process, as a person would start it.
"""
