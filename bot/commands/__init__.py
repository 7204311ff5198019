"""What people can ask of the bot: each handler parses, asks one service, renders and answers."""
