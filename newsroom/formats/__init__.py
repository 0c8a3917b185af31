"""How dates and times are written, a module for each language (settings.FORMAT_MODULE_PATH).

A name that is ours, not Django's, is defined in every one of them.
"""
