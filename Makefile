# Broadsheet. `make run` and `make test` are all that is needed; `make help` tells the rest.

PREFIX ?= /usr/local
DESTDIR ?=
ARGS ?=

SWIFT ?= swift
# A module may import only what its target depends on.
FLAGS = --explicit-target-dependency-import-check error

# The package manager keeps its caches in the home folder, so there has to be one.
ifneq ($(shell test -d "$$HOME" || echo missing),)
  export HOME := $(CURDIR)/.build/home
  $(shell mkdir -p "$(HOME)")
endif

ifneq ($(shell uname -s),Darwin)
  # With Swift's library inside, the program starts sooner and outlives the compiler it was built
  # with. Not every distribution's Swift has what that takes.
  STATIC = $(shell $(SWIFT) -print-target-info | \
    sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1_static/p' | \
    { read -r folder && test -d "$$folder" && echo --static-swift-stdlib; })
  # The same for the libraries of which there are archives: looking up their thousands of symbols
  # takes a fifth of the time to the first screen. Links to the archives stand in a folder of their
  # own, where the linker looks first.
  ARCHIVE_NAMES = ncursesw tinfo cmark-gfm-extensions cmark-gfm uchardet gumbo sqlite3 \
    xml2 icuuc icudata lzma minizip zstd z stemmer stdc++
  ARCHIVED = $(foreach name,$(ARCHIVE_NAMES),$(if $(wildcard $(ARCHIVES)/lib$(name).a),-Xlinker -l$(name)))
  STATIC += $(if $(ARCHIVED),-Xlinker -L$(CURDIR)/$(ARCHIVES) $(ARCHIVED))
  # What pkg-config tells of libxml2 would put the system's folder of libraries before ours, and all
  # of them would be linked as libraries again. So the program takes only its headers from there.
  HEADERS_ALONE = PKG_CONFIG_PATH="$(CURDIR)/$(ARCHIVES):$$PKG_CONFIG_PATH"
else
  # Homebrew's headers and libraries are not where the compiler looks, nor is its ncurses where
  # pkg-config does. Lazy, so that `make help` asks Homebrew nothing.
  BREW = $(eval BREW := $(shell brew --prefix))$(BREW)
  FLAGS += -Xcc -I$(BREW)/include -Xlinker -L$(BREW)/lib
  PKG_PATHS = $(BREW)/opt/ncurses/lib/pkgconfig:$(BREW)/opt/libxml2/lib/pkgconfig
  WITH_PATHS = PKG_CONFIG_PATH="$(PKG_PATHS):$$PKG_CONFIG_PATH"
endif

BUILD = $(WITH_PATHS) $(SWIFT) build $(FLAGS)
RELEASE = $(HEADERS_ALONE) $(BUILD) -c release --product broadsheet $(STATIC)
ARCHIVES := .build/archives
PROGRAM := .build/release/broadsheet
SHARE = $(DESTDIR)$(PREFIX)/share/broadsheet

.DEFAULT_GOAL := release
.PHONY: help dependencies archives run test build release install uninstall check bench clean

help: ## tell what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

dependencies:
	@Scripts/install-dependencies

run: release ## build and open the reader: make run ARGS="~/news"
	@$(PROGRAM) $(ARGS)

test: dependencies ## run all tests
	$(WITH_PATHS) $(SWIFT) test $(FLAGS)

build: dependencies ## build for working on it, with debug information
	$(BUILD)

# Finds the archives that there are; what has none is linked as a library.
archives: dependencies
	@rm -rf "$(ARCHIVES)" && mkdir -p "$(ARCHIVES)"
	@for name in $(ARCHIVE_NAMES); do \
	  file=$$(c++ -print-file-name="lib$$name.a"); \
	  case "$$file" in /*) ln -s "$$file" "$(ARCHIVES)/lib$$name.a" ;; esac; \
	done
	@printf '%s\n' 'Name: libxml2' 'Description: its headers alone' 'Version: 2' \
	  "Cflags: $$(pkg-config --cflags libxml-2.0 2>/dev/null || echo -I/usr/include/libxml2)" \
	  >"$(ARCHIVES)/libxml-2.0.pc"

release: archives ## build the program as it is installed; the first time takes minutes
	$(RELEASE)

# Installs what `make release` built, so that `sudo make install` builds nothing as root.
install: ## install what make release built, below PREFIX (/usr/local)
	@test -x $(PROGRAM) || { echo 'make install: first run: make release' >&2; exit 1; }
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(SHARE)"
	install -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/broadsheet"
	rm -rf "$(SHARE)/Themes" "$(SHARE)/SampleEdition"
	cp -R Themes "$(SHARE)/Themes"
	cp -R Sources/broadsheet/SampleEdition "$(SHARE)/SampleEdition"
	chmod -R u=rwX,go=rX "$(SHARE)"

uninstall: ## remove what make install installed
	rm -f "$(DESTDIR)$(PREFIX)/bin/broadsheet"
	rm -rf "$(SHARE)"

check: dependencies ## check the form of the code, the themes and the generated tables
	@$(WITH_PATHS) FLAGS="$(FLAGS)" Scripts/check

bench: dependencies ## measure
	@test -e Benchmarks/Package.swift || { echo 'there are no benchmarks yet' >&2; exit 1; }
	$(WITH_PATHS) $(SWIFT) run -c release --package-path Benchmarks TerminalBenchmarks
	$(WITH_PATHS) $(SWIFT) run -c release --package-path Benchmarks FormatBenchmarks
	$(WITH_PATHS) $(SWIFT) run -c release --package-path Benchmarks LibraryBenchmarks $(ARTICLES)

clean: ## remove what was built
	rm -rf .build Benchmarks/.build
