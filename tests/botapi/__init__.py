"""A strict Telegram Bot API server on the loopback, for the project's own tests.

``python -m tests.botapi --port 0 --token 123456:TEST`` prints ``{"port": N}`` and then serves

- ``/bot<token>/<method>``: the Bot API, with form, multipart, JSON or query parameters;
- ``/file/bot<token>/<path>``: downloads;
- ``/control/<verb>``: the test's side, where people write, press buttons, block and migrate.

The order of checks and the error texts follow Telegram's own server (tdlib/telegram-bot-api 10.0,
``Client.cpp``, and tdlib/td, ``MessageEntity.cpp``), the limits https://core.telegram.org/bots/api
and https://core.telegram.org/bots/faq. What Telegram accepts but a good bot should not do is listed
in a record's ``lint``. Simplified: MarkdownV2 is not parsed (lint says so), there are no albums and
no forwards, flood control is a guess from the FAQ (no exact rule is public), webhook posts go one
at a time, plain HTTP is allowed.

How it is built::

    client    starts the server as a process and acts as people (with reply, waiting)
    process   the bot as a process          echo  the smallest bot, to try the server with
    server    HTTP: parameters in, answers and faults out
    methods/  what a bot may call          control/  what a test may do
    world     all that one token can see, composed of
              users  chats  files  journal  updates (with webhook)  queries  flood  faults  config
    texts     a message's text             keyboards  its buttons
    markup    Telegram's HTML              entities   spans of a text       params  errors
"""
