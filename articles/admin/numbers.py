"""Numbers that addresses and forms name."""


def whole(text) -> int:
    """The number that `text` spells; 0, which nothing has, for anything else."""
    text = str(text or "")
    return int(text) if len(text) < 19 and text.isascii() and text.isdigit() else 0
