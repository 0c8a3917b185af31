"""The demo magazine: stories as files, people and credits as data, pictures drawn by code."""
