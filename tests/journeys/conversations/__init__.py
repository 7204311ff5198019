"""People talk with one running bot: many short talks share the process, none disturbs another."""
