"""Where the words of a question stand in what is shown of a story. Whoever shows a text marks it
here, in the language of its story, as the engines find it there.
"""

from bisect import bisect_left

from articles.search.stems import token
from articles.search.words import fold, words_in


def marked(text: str, language: str, asked) -> list[tuple[str, bool]]:
    """A text in pieces, (text, is marked); the words of any term are marked."""
    words = list(words_in(text))
    is_on = _hits([word for _, _, word in words], language, asked)
    found, at = [], 0
    for (begin, end, _), is_hit in zip(words, is_on, strict=True):
        if is_hit:
            found += [(text[at:begin], False), (text[begin:end], True)]
            at = end
    return [piece for piece in [*found, (text[at:], False)] if piece[0]]


def _hits(words, language, asked):
    """Of each word, whether it is of what is asked for. A text says most of its words often."""
    phrases = [phrase for term in asked for phrase in term.stems(language)]
    begin = tuple(str(term) for term in asked if term.is_open)
    tokens = {word: token(fold(word), language) for word in set(words)}
    single = {phrase[0] for phrase in phrases if len(phrase) == 1}
    known = {word: tokens[word] in single or fold(word).startswith(begin) for word in tokens}
    is_on = [known[word] for word in words]
    longer = [phrase for phrase in phrases if len(phrase) > 1]
    said = [tokens[word] for word in words] if longer else []
    for phrase in longer:
        for at, first in enumerate(said):
            if first == phrase[0] and tuple(said[at : at + len(phrase)]) == phrase:
                is_on[at : at + len(phrase)] = [True] * len(phrase)
    return is_on


def is_marked(found: list[tuple[str, bool]]) -> bool:
    return any(marked for _, marked in found)


def excerpt(found: list[tuple[str, bool]], room: int = 240) -> list[tuple[str, bool]]:
    """About `room` characters of a long text, cut between words, where most is marked."""
    starts, at = [], 0
    for text, marked in found:
        if marked:
            starts.append(at)
        at += len(text)
    if at <= room:
        return found
    near = {s: bisect_left(starts, s + room * 0.7) - n for n, s in enumerate(starts)}
    best = max(near, default=0, key=near.get)
    whole = "".join(text for text, _ in found)
    begin = max(0, best - room // 4)
    begin = whole.find(" ", begin, best) + 1 or best if begin else 0
    end = whole.rfind(" ", begin, begin + room) if begin + room < at else at
    end = end if end > best else min(at, begin + room)
    cut, at = [("… ", False)] if begin else [], 0
    for text, marked in found:
        inside = text[max(0, begin - at) : max(0, end - at)]
        at += len(text)
        cut += [(inside, marked)] if inside else []
    return [*cut, (" …", False)] if end < at else cut
