"""Who signs: ProfilePage (STANDARDS 1.4)."""

from articles.structured_data.pictures import file_address


def author_page(page) -> list[dict]:
    """Of the page of `author`; what is further down in the list says it of the first page."""
    author = page["author"]
    address = page["canonical"].partition("?")[0]
    person = {
        "@type": "Person",
        "@id": address + "#person",
        "name": author.name,
        "url": address,
        "image": file_address(author.portrait, "square-large", page["at"]),
        "description": author.bio,
        "sameAs": author.link,
    }
    return [
        {
            "@type": "ProfilePage",
            "url": address,
            "mainEntity": {key: value for key, value in person.items() if value},
        }
    ]
