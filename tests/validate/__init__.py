"""The judges that others will bring, brought by ourselves: `make validate`.

A magazine of the demo and of hard content is served as `make run` serves it, read as a search
engine reads it, and everything that was read is given to a validator. Each module here is one
subject, and its checks return sentences: what is wrong, and where.
"""
