# Cổng Làng. `make` alone lists the targets.
PORT ?= 8000
DATA ?= var/demo
BIN  := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup demo run test test-long check fix bench docs

help: ## Liệt kê các lệnh
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'
	@echo "  Biến: PORT=$(PORT) DATA=$(DATA)"

setup: ## Cài môi trường chạy và kiểm thử
	@tools/setup.sh test

demo: ## Nạp dữ liệu trình diễn rồi chạy máy chủ (PORT=8000 DATA=var/demo)
	@tools/setup.sh demo
	@$(BIN)/conglang demo --data "$(DATA)" --port "$(PORT)"
	@exec $(BIN)/conglang serve --data "$(DATA)" --port "$(PORT)"

run: ## Chạy máy chủ trên thư mục dữ liệu đang có
	@tools/setup.sh demo
	@exec $(BIN)/conglang serve --data "$(DATA)" --port "$(PORT)"

test: ## Kiểm tra mã, chạy kiểm thử trên SQLite và PostgreSQL, rồi hành trình trên trình duyệt
	@tools/setup.sh test
	@tools/test.sh

test-long: ## Như test, mọi thứ trên cả hai cơ sở dữ liệu, đo độ phủ, bản dài của phép thử nặng
	@tools/setup.sh test
	@CONGLANG_LONG=1 tools/test.sh

check: ## Kiểm tra mã mà không chạy kiểm thử
	@tools/setup.sh dev
	@tools/check.sh

fix: ## Sửa tự động những gì sửa được (định dạng, thứ tự import)
	@tools/setup.sh dev
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format --quiet
	@$(BIN)/djlint --reformat --quiet src || true

bench: ## Đo tốc độ và bộ nhớ; ghi build/bench.json
	@tools/setup.sh bench
	@$(BIN)/python -m benchmarks

docs: ## Vẽ lại các sơ đồ trong tài liệu
	@tools/setup.sh dev
	@$(BIN)/python tools/draw_architecture.py
	@mkdir -p build && $(BIN)/conglang flows > build/flows.mmd && echo "Sơ đồ quy trình: build/flows.mmd"
