"""Which kinds of picture files come in, and which go out to readers."""

# Endings of uploads, and what a file with one must hold. A phone's MPO is opened as the JPEG that
# it begins with.
ENDINGS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
FORMATS = tuple(dict.fromkeys(ENDINGS.values()))  # the only decoders that ever see an upload
NAMES = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WebP", "AVIF": "AVIF"}

# What readers get, in the order in which browsers are offered it.
OUTPUTS = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
