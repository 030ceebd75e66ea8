"""Refusals that a person can act on; every other exception is a bug and may crash."""


class Refusal(Exception):
    """An action was refused.

    code: stable, for tests and programs.
    message: Vietnamese, shown to the person as it is.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type["Refusal"], tuple[str, str]]:
        # Exceptions pickle their args only; a worker must hand back the code as well.
        return type(self), (self.code, self.message)
