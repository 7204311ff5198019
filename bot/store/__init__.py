"""What is kept: one schema for SQLite and PostgreSQL, one file of queries for each noun.

Every query takes a ``Tx`` (an open transaction of ``bot.store.database``) and gives values of
``bot.model``; nothing outside this package writes SQL.
"""
