# Two commands are enough on a fresh machine: `make serve` and `make test`.
# Every target first makes sure of its environment; when nothing changed that costs a blink.

SHELL := bash
PY := .venv/bin/python

# Where `make serve` listens.
ADDR ?= 127.0.0.1:8000
# More words for pytest: make test PYTEST_ARGS="-k search -x"
PYTEST_ARGS ?=
# As many processes as cores; a file of tests stays in one, the longest come first (tests/conftest.py): without the last
# word xdist starts with the files that have the most tests, and the book is laid out at the end by one process alone.
WORKERS ?= -n auto --dist loadfile --no-loadscope-reorder

# The theme's banner about MkDocs 2 is noise here.
export NO_MKDOCS_2_WARNING := 1
# What was compiled once is kept (__pycache__), also where the machine says not to: every build and every test starts Python anew.
export PYTHONDONTWRITEBYTECODE :=
# Every file is UTF-8, whatever the machine's locale says.
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
# Kinds of files that scripts/new.py starts.
NEW := new-scenario new-law new-channel new-letter new-myth
.PHONY: help serve site check format digests urls samples $(NEW) pdf epub offline mirror release test test-fast lint axe bench bench-search lock clean

help: ## 列出这些命令
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: ## 在本机预览手册，改动后自动刷新（http://127.0.0.1:8000/）
	@scripts/bootstrap.sh site
	$(PY) -m mkdocs serve --strict --dev-addr $(ADDR)

site: ## 生成静态网站到 site/（失败时保留上一次的 site/）
	@scripts/bootstrap.sh site
	$(PY) scripts/build_site.py

check: ## 只检查数据与引用，不生成网站
	@scripts/bootstrap.sh site
	$(PY) scripts/check.py

format: ## 把页面开头的字段写成统一的样子（只改排版，不改字）
	@scripts/bootstrap.sh site
	$(PY) scripts/format.py

digests: ## 改了 law/ 的原文之后：拿独立语料核对引文，重写 law/_digests.yml
	@scripts/bootstrap.sh site
	$(PY) scripts/digests.py --write

new-scenario: ## 新的情景页：make new-scenario NAME=短名 DOOR=me（或 family、papers）
new-law: ## 新的法律或规则：make new-law NAME=短名
new-channel: ## 新的渠道：make new-channel NAME=短名
new-letter: ## 新的文书：make new-letter NAME=短名
new-myth: ## 新的说法核对：make new-myth NAME=短名
$(NEW):
	@scripts/bootstrap.sh site
	@$(PY) scripts/new.py $(@:new-%=%) "$$NAME" $(if $(DOOR),--door "$$DOOR")

urls: ## 把新网页的网址记进 tests/urls.txt（发布过的不能消失）
	@scripts/bootstrap.sh site
	@$(PY) scripts/urls.py --write

samples: ## 改了文书之后：重写 tests/letters/ 的样张，然后逐行看差别
	@scripts/bootstrap.sh site
	@$(PY) tests/letter_samples.py --write

pdf: ## 排出 dist/：整本手册、口袋卡、海报、给爸妈看（SITE_URL=… 时带网址和二维码）
	@scripts/bootstrap.sh paper
	@scripts/pango.sh --install
	$(PY) scripts/pdf.py

epub: ## 写出 dist/handbook.epub，给电子书阅读器
	@scripts/bootstrap.sh site
	$(PY) scripts/epub.py

test: ## 安装测试所需，检查数据，生成网站，跑全部测试
	@scripts/bootstrap.sh test
	@scripts/browser.sh --install
	@scripts/pango.sh --install
	@$(MAKE) --no-print-directory -j 2 --output-sync=target checked linted built
	CHROMIUM="$$(scripts/browser.sh)" $(PY) -m pytest tests $(WORKERS) $(PYTEST_ARGS)

# What make test does before its tests, side by side.
.PHONY: checked linted built
checked:
	$(PY) scripts/check.py
linted:
	scripts/lint.sh
built:
	$(PY) scripts/build_site.py

test-fast: ## 每天用的：不开浏览器、不排整本书的测试，一分钟以内
	@scripts/bootstrap.sh test
	$(PY) scripts/check.py
	$(PY) -m pytest tests $(WORKERS) -m "not browser and not whole" $(PYTEST_ARGS)

lint: ## 别人写的工具怎么说：ruff、mypy、shellcheck、zizmor
	@scripts/bootstrap.sh test
	scripts/lint.sh

bench: ## 量一量生成、检查、排版、打开、体积，结果写到“网站快不快、大不大”那一页（要一个钟头以上）
	@scripts/bootstrap.sh test
	@scripts/browser.sh --install
	@scripts/pango.sh --install
	$(PY) scripts/build_site.py
	$(PY) scripts/offline.py
	$(PY) scripts/epub.py
	CHROMIUM="$$(scripts/browser.sh)" $(PY) scripts/bench.py --write

axe: ## 用 axe 把每一页看一遍，结果写到“搜索准不准”那一页（十分钟左右）
	@scripts/bootstrap.sh test
	@scripts/browser.sh --install
	$(PY) scripts/build_site.py
	CHROMIUM="$$(scripts/browser.sh)" $(PY) tests/sweep.py --write

bench-search: ## 本站的搜索和别的搜索一起量，结果写到 dist/bench-search.md 和“搜索准不准”那一页（要半小时以上）
	@scripts/bootstrap.sh test
	@scripts/browser.sh --install
	$(PY) scripts/build_site.py
	CHROMIUM="$$(scripts/browser.sh)" $(PY) scripts/bench_search.py --write

lock: ## 按 requirements/*.in 重写 *.lock（make lock UPGRADE=1 升级版本）
	@scripts/lock.sh $(if $(UPGRADE),--upgrade)

clean: ## 删除生成物与缓存（保留 .venv；要重装就删掉 .venv）
	rm -rf site site.new* site.old dist build .pytest_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

mirror: ## 打包镜像 dist/handbook-mirror.zip：整个网站、服务器设置、每个文件的校验值
	@scripts/bootstrap.sh site
	$(PY) scripts/mirror.py

release: pdf epub offline mirror ## 一次发布的全部文件和 dist/SHA256SUMS；发布由标签 v… 触发（.github/workflows/release.yml）
	$(PY) scripts/release.py

offline: ## 打包离线版 dist/handbook-offline.zip（解压后双击 index.html）
	@scripts/bootstrap.sh site
	$(PY) scripts/offline.py
