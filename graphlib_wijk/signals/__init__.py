"""Support signals: which initiatives could use a hand, and the evidence for it."""

from graphlib_wijk.signals.find import signals
from graphlib_wijk.signals.registry import ASKS, MONTHS, SIGNALS, Parameter, Signal

__all__ = ["ASKS", "MONTHS", "SIGNALS", "Parameter", "Signal", "signals"]
