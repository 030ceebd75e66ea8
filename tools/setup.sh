#!/bin/sh
# Prepares this checkout: setup.sh demo | dev | test | bench
# Needs Python 3.11-3.13, pip and a package registry. Says what it does; instant when done before.
set -eu
cd "$(dirname "$0")/.."
MODE=${1:-demo}
STAMP="build/setup-$MODE.stamp"
UV_VERSION=0.13.9

fail() {
    echo "$1" >&2
    exit 1
}

say() { echo "· $1"; }

fingerprint() { cat uv.lock pyproject.toml tools/setup.sh | sha256sum | cut -d' ' -f1; }

already_done() {
    [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$(fingerprint)" ] && [ -x .venv/bin/conglang ]
}

find_python() {
    for name in python3 python3.11 python3.12 python3.13; do
        if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    fail "Cần Python 3.11, 3.12 hoặc 3.13. Trên Debian 12: apt-get install python3 python3-pip"
}

find_uv() {
    if command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1; then
        command -v uv
        return
    fi
    if [ ! -x build/tools/bin/uv ]; then
        "$PYTHON" -m pip --version >/dev/null 2>&1 ||
            fail "Chưa có pip cho $PYTHON. Trên Debian 12: apt-get install python3-pip"
        say "Cài uv (công cụ cài gói Python) vào build/tools" >&2
        # --target leaves the system's own packages alone.
        "$PYTHON" -m pip install -qq --upgrade --target build/tools "uv==$UV_VERSION" >&2 ||
            fail "Không tải được uv. Hãy kiểm tra mạng tới kho gói Python rồi chạy lại."
    fi
    echo "$PWD/build/tools/bin/uv"
}

install_python_packages() {
    if [ "$MODE" = demo ]; then groups="--no-dev"; else groups="--all-groups"; fi
    say "Cài các gói Python theo uv.lock vào .venv"
    export UV_PYTHON_DOWNLOADS=never UV_LINK_MODE="${UV_LINK_MODE:-copy}"
    # Offices often put their own certificate before the network; pip knows it from the system.
    export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}"
    # --inexact: a demonstration does not take a developer's tools away.
    "$UV" sync --locked --inexact $groups --compile-bytecode --python "$PYTHON" --quiet ||
        install_with_pip ||
        fail "Không cài được các gói Python. Hãy kiểm tra mạng tới kho gói và chỗ trống trên ổ đĩa, rồi chạy lại."
    .venv/bin/python -m compileall -q src >/dev/null || true
}

# A machine may reach its registry only as pip is configured; the hashes stay those of uv.lock.
install_with_pip() {
    say "uv không tới được kho gói; thử lại bằng cấu hình của pip"
    [ -x .venv/bin/python ] || "$UV" venv --python "$PYTHON" --quiet .venv || return 1
    "$UV" export --frozen $groups --no-emit-project --quiet -o build/requirements.txt >/dev/null || return 1
    "$PYTHON" -m pip --python .venv/bin/python install -qq --require-hashes \
        -r build/requirements.txt || return 1
    "$PYTHON" -m pip --python .venv/bin/python install -qq "hatchling>=1.27" editables || return 1
    "$PYTHON" -m pip --python .venv/bin/python install -qq --no-deps --no-build-isolation -e . || return 1
}

has() { command -v "$1" >/dev/null 2>&1; }

has_postgresql() {
    has initdb || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

# What sets the type of PDFs; the typeface has the widths of Times New Roman.
has_library() { "$PYTHON" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" 2>/dev/null; }

has_tinos() {
    [ -e /usr/share/fonts/truetype/croscore/Tinos-Regular.ttf ] || { has fc-list && fc-list | grep -q Tinos; }
}

missing_debian_packages() {
    has_library libpango-1.0.so.0 || echo libpango-1.0-0
    has_library libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
    has_library libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
    has_tinos || echo fonts-croscore
    case "$MODE" in demo | dev) return ;; esac
    has chromium || has chromium-browser || has google-chrome || echo chromium
    has_postgresql || echo postgresql
    has fc-list && fc-list | grep -qi dejavu || echo fonts-dejavu-core
    if [ "$MODE" = bench ]; then
        has wrk || echo wrk
        has nginx || [ -x /usr/sbin/nginx ] || echo nginx-light
    fi
}

# A demonstration asks nobody for a password.
may_install() { has apt-get && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

install_debian_packages() {
    packages=$(missing_debian_packages | tr '\n' ' ')
    [ -n "$packages" ] || return 0
    if [ "$MODE" = demo ] && ! may_install; then
        say "Chưa có gói hệ thống để tạo tệp PDF; phần còn lại vẫn chạy. Khi cần: apt-get install $packages"
        return 0
    fi
    has apt-get || fail "Máy này không có apt-get. Hãy tự cài: $packages"
    if [ "$(id -u)" = 0 ]; then root=""; elif has sudo; then root="sudo"; else
        fail "Cần quyền quản trị để cài: $packages. Hãy chạy bằng root: apt-get install $packages"
    fi
    say "Cài gói Debian còn thiếu: $packages(vài phút)"
    # The tests start PostgreSQL of their own; the machine needs no server for it.
    $root mkdir -p /etc/postgresql-common
    [ -f /etc/postgresql-common/createcluster.conf ] ||
        echo "create_main_cluster = false" | $root tee /etc/postgresql-common/createcluster.conf >/dev/null
    { $root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
        $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >build/apt.log 2>&1; } ||
        fail "apt-get không cài được: $packages. Xem build/apt.log, sửa nguồn gói rồi chạy lại."
}

if already_done; then exit 0; fi
mkdir -p build
PYTHON=$(find_python)
say "Chuẩn bị Cổng Làng bằng $("$PYTHON" --version)"
UV=$(find_uv)
install_python_packages
install_debian_packages
fingerprint > "$STAMP"
say "Đã chuẩn bị xong."
