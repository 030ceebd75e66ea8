"""One file that holds a whole installation: database, files, keys, and the hashes of all."""

from conglang.foundation.backup.making import (
    latest_backup,
    make_backup,
    new_backup_path,
    remove_old,
)
from conglang.foundation.backup.restoring import restore_backup

__all__ = ["latest_backup", "make_backup", "new_backup_path", "remove_old", "restore_backup"]
