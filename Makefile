# `make` alone says what there is to make. Running and testing need Go, git and make; checking brings its own tools.

GO ?= go

.DEFAULT_GOAL := help
.PHONY: help run test check accuracy bench golden generate

help: ## say what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run: ## answer an example that is inside: card authorisation at the evening peak
	$(GO) run ./cmd/simulate run card-authorisation

test: ## run all tests (under 5 minutes on two cores)
	$(GO) test ./...

check: bin/staticcheck ## look at form: formatting, vet, staticcheck, who imports whom, tidy modules
	@bad="$$(bin/gofumpt -l .)"; test -z "$$bad" || { echo "bin/gofumpt -w would change:"; echo "$$bad"; exit 1; }
	$(GO) vet ./...
	$(GO) vet -tags accuracy ./...
	bin/staticcheck ./...
	bin/staticcheck -tags accuracy ./...
	$(GO) test -count=1 .
	$(GO) mod tidy -diff
	$(GO) -C tools mod tidy -diff

accuracy: ## hold the engine against queueing theory at length (half an hour on two cores); tables into docs and README
	@mkdir -p bin
	@echo "this takes a while; bin/accuracy.log shows how far it is"
	@$(GO) test -tags accuracy -timeout 2h -v ./... > bin/accuracy.log 2>&1 || \
		{ grep -vE '^ *(===|--- (PASS|SKIP)|PASS|ok|\?)' bin/accuracy.log; exit 1; }
	@awk -f accuracy/rows.awk bin/accuracy.log > bin/rows.md
	@{ echo "# Accuracy, metric by metric"; echo; \
		echo "Each case with 1e8 arrivals in all, seed 1; made by \`make accuracy\`."; echo; cat bin/rows.md; } > docs/accuracy.md
	@awk -f accuracy/summary.awk bin/rows.md | tee bin/accuracy.md
	@awk '/<!-- accuracy:end -->/ { inside = 0 } !inside; \
		/<!-- accuracy:begin -->/ { inside = 1; while ((getline line < "bin/accuracy.md") > 0) print line }' README.md > bin/README.md
	@mv bin/README.md README.md

bench: ## measure speed: first two kernels by which another machine can be read, then the program, then its parts
	$(GO) test -run '^$$' -bench . ./bench
	$(GO) test -run '^$$' -bench . -benchtime 3s -pgo cmd/simulate/default.pgo ./cmd/simulate
	$(GO) test -run '^$$' -bench . ./sim/... ./workload/... ./reports/...

golden: ## rewrite the expected outputs of tests; read the diff before committing it
	$(GO) test ./scenarios ./cmd/simulate ./reports . -update

generate: ## rewrite docs/reference.md and docs/scenario.schema.json from the scenario language
	$(GO) test ./docs -update

bin/staticcheck: tools/go.mod tools/go.sum # and gofumpt, at the versions that tools/go.mod names
	GOBIN="$(CURDIR)/bin" $(GO) -C tools install tool
	@touch bin/staticcheck
