#!/bin/sh
# Looks at the code without running it. Every step runs; the exit code tells of all.
set -u
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
CONGLANG_DATA="$PWD/build/check"
# The deployment check is asked about an installation as it runs in production.
CONGLANG_HTTPS=1
export PATH CONGLANG_DATA CONGLANG_HTTPS
mkdir -p build
failed=""

step() {
    name=$1
    shift
    if "$@" > build/check.log 2>&1; then
        echo "  ✓ $name"
    else
        echo "  ✗ $name"
        sed 's/^/      /' build/check.log
        failed="$failed $name;"
    fi
}

echo "Kiểm tra mã"
step "ruff" ruff check --quiet
step "ruff format" ruff format --check --quiet
step "djlint" djlint --quiet --lint --check src
step "import-linter" lint-imports
step "codespell (tài liệu tiếng Anh)" codespell docs/architecture.md docs/decisions
step "django check --deploy" conglang manage check --deploy --fail-level ERROR
step "makemigrations --check" conglang manage makemigrations --check --dry-run
step "mypy" mypy
if [ -n "$failed" ]; then
    echo "Chưa đạt:$failed"
    exit 1
fi
