"""The product's version, as installed."""

from importlib.metadata import PackageNotFoundError, version


def _installed() -> str:
    try:
        return version("conglang")
    except PackageNotFoundError:
        return "0"


VERSION = _installed()
