"""Runs pyHanko's coroutines to their end, also where an event loop is already running in the caller's thread."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Made = TypeVar("Made")


def finished(work: Coroutine[Any, Any, Made]) -> Made:
    """What the coroutine gives, run in a loop and a thread of its own."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, work).result()
