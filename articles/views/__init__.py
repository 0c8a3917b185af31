"""The public pages: one file per page type, plain functions. Everybody gets the same bytes."""
