"""The editors' screens, one file per screen. Their indexes: screens.py (models), site.py."""
