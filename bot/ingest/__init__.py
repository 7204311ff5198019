"""Reading the world: feeds, pages, folders and files become articles, hostile input included.

``collect`` reads what is due and ``reader`` what somebody asks for; both stand on ``fetch`` (the only
door to the network), ``feeds``, ``pages`` and ``folders``, which turn bytes into values.
"""
