"""Start the server: ``python -m tests.botapi --port 0 --token 123456:TEST``."""

import argparse
import asyncio
import json
import sys

from tests.botapi.config import Config
from tests.botapi.server import DEFAULT_TOKEN, serve


def main() -> None:
    """Print the port as JSON, then serve until killed."""
    parser = argparse.ArgumentParser(description="A strict Telegram Bot API on the loopback.")
    parser.add_argument("--port", type=int, default=8081, help="0: any free one")
    parser.add_argument("--token", action="append", help=f"repeatable; default {DEFAULT_TOKEN}")
    parser.add_argument("--limits", choices=("off", "telegram"), default="off")
    parser.add_argument(
        "--set", action="append", default=[], metavar="KEY=JSON", help="any field of Config"
    )
    args = parser.parse_args()
    config = Config(limits=args.limits == "telegram")
    try:
        pairs = (pair.split("=", 1) for pair in args.set)
        config.change({key: json.loads(value) for key, value in pairs})
    except (KeyError, ValueError) as error:
        parser.error(str(error))
    asyncio.run(_serve_forever(args.port, args.token or [DEFAULT_TOKEN], config))


async def _serve_forever(port: int, tokens: list[str], config: Config) -> None:
    runner, port = await serve(port, tokens, config)
    sys.stdout.write(json.dumps({"port": port}) + "\n")
    sys.stdout.flush()
    try:
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    main()
