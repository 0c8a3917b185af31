"""The editors' screens, one file per screen."""
