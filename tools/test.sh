#!/bin/sh
# The whole proof: code checks, the suite on SQLite, the suite on a private PostgreSQL, journeys.
set -u
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
export PATH
unset DATABASE_URL CACHE_URL EMAIL_URL
failed=""
SCRATCH=""

step() {
    name=$1
    shift
    echo
    echo "== $name"
    "$@" || failed="$failed $name;"
}

# --- PostgreSQL of our own: free port, own folder, gone at the end -------------------------------
pg_program() {
    command -v "$1" 2>/dev/null || ls /usr/lib/postgresql/*/bin/"$1" 2>/dev/null | tail -n 1
}

as_postgres() {
    # PostgreSQL refuses to run as root.
    if [ "$(id -u)" = 0 ]; then
        owner=postgres
        id postgres >/dev/null 2>&1 || owner=nobody
        runuser -u "$owner" -- "$@"
    else
        "$@"
    fi
}

start_postgresql() {
    INITDB=$(pg_program initdb)
    PG_CTL=$(pg_program pg_ctl)
    if [ -z "$INITDB" ] || [ -z "$PG_CTL" ]; then
        echo "Chưa có PostgreSQL. Trên Debian 12: apt-get install postgresql" >&2
        return 1
    fi
    SCRATCH=$(mktemp -d /tmp/conglang-pg.XXXXXX)
    PG_PORT=$(python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    PG_SECRET=$(python -c 'import secrets; print(secrets.token_hex(16))')
    echo "$PG_SECRET" > "$SCRATCH/secret"
    if [ "$(id -u)" = 0 ]; then
        chown -R "$(as_postgres id -un)" "$SCRATCH"
    fi
    as_postgres "$INITDB" --pgdata "$SCRATCH/data" --username conglang --pwfile "$SCRATCH/secret" \
        --auth scram-sha-256 --encoding UTF8 --locale C.UTF-8 >/dev/null || return 1
    # Speed before safety: this server lives for one run.
    as_postgres "$PG_CTL" --pgdata "$SCRATCH/data" --log "$SCRATCH/log" --wait --silent start --options \
        "-c port=$PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$SCRATCH -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60" ||
        { cat "$SCRATCH/log" >&2; return 1; }
    PG_SERVER="postgres://conglang:$PG_SECRET@127.0.0.1:$PG_PORT"
}

stop_postgresql() {
    if [ -n "$SCRATCH" ]; then
        as_postgres "$PG_CTL" --pgdata "$SCRATCH/data" --mode immediate --silent stop >/dev/null 2>&1
        rm -rf "$SCRATCH"
        SCRATCH=""
    fi
}
trap stop_postgresql EXIT
trap 'exit 130' INT TERM

# --- the steps -----------------------------------------------------------------------------------
# Short form: everything once on SQLite; on PostgreSQL the rooms that ask the engine for more than rows.
# Long form (make test-long): everything on both engines, coverage of all of it, long trials.
LONG=${CONGLANG_LONG:-}
ASKS_THE_ENGINE="tests/audit tests/foundation tests/legal tests/notifications tests/search tests/tenancy tests/vocabulary
    tests/newsroom/test_bulk.py tests/newsroom/test_from_word.py tests/newsroom/test_holds.py
    tests/newsroom/test_throughput.py tests/royalties/test_month_screens.py"
# Neighbouring tests stay with one process, so that what a module sets up is set up once.
TOGETHER="-n 2 --dist worksteal"

suite_on_sqlite() {
    if [ -n "$LONG" ]; then
        COVERAGE_FILE=build/coverage/sqlite pytest --quiet $TOGETHER --ignore=tests/journeys \
            --ignore=tests/isolation --cov --cov-report= --cov-fail-under=0 &&
            pytest --quiet $TOGETHER tests/isolation
    else
        # The demonstration is loaded by the journeys; whether the isolation tests notice a hole is a long trial.
        pytest --quiet $TOGETHER --ignore=tests/journeys --ignore=tests/core \
            --ignore=tests/website/test_demo.py --ignore=tests/isolation/test_mutation.py
    fi
}

suite_on_postgresql() {
    start_postgresql || return 1
    where=tests
    [ -n "$LONG" ] || where=$ASKS_THE_ENGINE
    # Process trees, SQLite's own trials and tests without a database were shown above.
    # shellcheck disable=SC2086 -- a list of folders
    DATABASE_URL="$PG_SERVER/postgres" CONGLANG_DATABASE_ONLY=1 pytest --quiet $TOGETHER --ignore=tests/journeys \
        -m "not slow_process or on_postgresql" $where
}

# One journey for each main job in the short form, every journey in the long one.
MAIN_JOURNEYS="test_staff_screens test_article test_resident test_word test_urgent test_saving test_documents"

journeys() {
    where=tests/journeys
    [ -n "$LONG" ] || where=$(for each in $MAIN_JOURNEYS; do echo "tests/journeys/$each.py"; done)
    # Mostly waiting for pages: three at once fill two cores.
    # shellcheck disable=SC2086 -- a list of files
    pytest --quiet -n 3 $where
}

# Counting doubles the time of a test: of all code in the long form; always of the plain ground floor, whose
# tests run here and nowhere else.
coverage_of_core() {
    COVERAGE_FILE=build/coverage/core pytest --quiet tests/core --cov=conglang.core --cov-report= --cov-fail-under=95
}

coverage_of_all() { coverage report --data-file=build/coverage/sqlite; }

rm -rf build/coverage
mkdir -p build/coverage
# Checks and plain tests leave a core free.
python -m tests.templates &
templates=$!
step "Mã nguồn" tools/check.sh
step "Tầng nền và độ phủ" coverage_of_core
step "Dữ liệu mẫu" wait $templates
step "Kiểm thử trên SQLite" suite_on_sqlite
step "Kiểm thử trên PostgreSQL" suite_on_postgresql
stop_postgresql
step "Hành trình trên trình duyệt" journeys
[ -z "$LONG" ] || step "Độ phủ kiểm thử" coverage_of_all
echo
if [ -n "$failed" ]; then
    echo "Chưa đạt:$failed"
    exit 1
fi
echo "Đạt tất cả."
