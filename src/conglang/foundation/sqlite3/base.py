"""Django's SQLite engine, with writers that wait for each other fairly."""

from __future__ import annotations

import sqlite3
from typing import Any

from django.db.backends.sqlite3 import base

from conglang.foundation.sqlite3.turn import Turn

WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER")


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes the turn before BEGIN, or around a single write; gives it back at the end."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: Turn | None = None

    def get_new_connection(self, conn_params: Any) -> Any:
        if not self.is_in_memory_db():
            seconds = float(conn_params.get("timeout", 5))
            self._turn = Turn(str(conn_params["database"]), timeout_seconds=seconds)
        return super().get_new_connection(conn_params)

    def create_cursor(self, name: str | None = None) -> Any:
        return self.connection.cursor(factory=lambda connection: _Cursor(connection, self))

    def take_turn(self) -> None:
        if self._turn is not None:
            self._turn.take()

    def give_turn_back(self) -> None:
        if self._turn is not None:
            self._turn.give_back()

    def _start_transaction_under_autocommit(self) -> None:
        with self.wrap_database_errors:
            self.take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # not in the stubs
        except BaseException:
            self.give_turn_back()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self.give_turn_back()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self.give_turn_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            if self._turn is not None:
                self._turn.close()


class _Cursor(base.SQLiteCursorWrapper):
    """A cursor that waits for the turn when it writes outside a transaction."""

    def __init__(self, connection: sqlite3.Connection, wrapper: DatabaseWrapper) -> None:
        super().__init__(connection)
        self._wrapper = wrapper

    def execute(self, query: str, params: Any = None) -> Any:
        if not self._writes_alone(query):
            return super().execute(query, params)
        self._wrapper.take_turn()
        try:
            return super().execute(query, params)
        finally:
            self._wrapper.give_turn_back()

    def executemany(self, query: str, param_list: Any) -> Any:
        if not self._writes_alone(query):
            return super().executemany(query, param_list)
        self._wrapper.take_turn()
        try:
            return super().executemany(query, param_list)
        finally:
            self._wrapper.give_turn_back()

    def _writes_alone(self, query: str) -> bool:
        return not self.connection.in_transaction and query.lstrip().upper().startswith(WRITING)
