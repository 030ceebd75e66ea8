"""One module for each demonstration scene; each offers ``draw() -> str``."""
