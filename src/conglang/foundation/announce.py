"""Facts travel up as signals, after the change they tell of is safely kept."""

from __future__ import annotations

import logging

from django.db import transaction
from django.dispatch import Signal

logger = logging.getLogger(__name__)


def announce(signal: Signal, **facts: object) -> None:
    """Send ``signal`` once the transaction is committed; at once outside a transaction.

    facts: ids and plain values only, because a receiver may run much later.
    A receiver that fails is logged and does not stop the others, nor the caller.
    """
    transaction.on_commit(lambda: _send(signal, facts))


def _send(signal: Signal, facts: dict[str, object]) -> None:
    for receiver, outcome in signal.send_robust(sender=None, **facts):
        if isinstance(outcome, Exception):
            name = getattr(receiver, "__qualname__", repr(receiver))
            module = getattr(receiver, "__module__", "")
            logger.error("receiver %s.%s failed for %s", module, name, facts, exc_info=outcome)
