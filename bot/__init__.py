"""The Telegram bot: articles come in, briefings, summaries and person cards go out."""
