"""Feeds: which lists have one, what an item says, and a file for each format."""
