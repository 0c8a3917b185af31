"""What happens to a picture file. Nothing here knows a model; these are facts about files."""
