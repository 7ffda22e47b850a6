# niot: from a spreadsheet of figures to a public page.
#
#   make deps site      install what a page needs, build niot, write site/
#   make deps test      install what the tests need, build and run them
#
# `deps` reads the other goals, and installs for them alone. Those are
#
#   site        build the campaign of this folder into site/
#   test        unit tests, golden cases, drawings, kills and faults, the page in Chromium, same
#               input same bytes, PNG, messages as three mail readers take them: three minutes or so
#   test-full   the same and what takes longer: more faults, more widths, clang
#   accept      take what the golden cases say now as what they shall say; shows each difference
#   check       format, layers, names and sizes: what a reviewer should not have to look for
#   format      clang-format, in place
#   documents   write what is generated of the documents: docs/templates.md,
#               docs/diagnostics.md, docs/niot.1
#   coverage    which lines the unit tests and cases run
#   pictures    the page as docs/pictures shows it
#   mail-pictures  the message as Thunderbird and Chromium show it, into docs/pictures
#   bench       niot beside a bare C program and Hugo, and how often the check of words is right;
#               nothing is judged by it
#   gallery     the same figures drawn by niot and by four libraries, and what is wrong with each:
#               docs/gallery.html
#   clean       remove build/
#
# and parts of them: test-STAGE test-units test-cases test-explanations test-labelled test-drawings
# test-words test-web test-gallery test-same-bytes test-provenance test-pictures test-faults
# test-mail-oracles test-email test-send-faults check-format
# check-headers check-source check-documents check-compilers check-analyser.

# ---- The map -----------------------------------------------------------------------------------
# The stages in the order in which figures and words flow through them, and for each the stages
# whose headers it may include. The compiler gets these folders and no others.
STAGES := base value input metrics chart template report claims output mail raster send commands

base_sees     :=
value_sees    := base
input_sees    := base
metrics_sees  := base input
chart_sees    := base
template_sees := base value
report_sees   := base value metrics chart
claims_sees   := base value input metrics report
output_sees   := base
mail_sees     := base input
raster_sees   := base
send_sees     := base input mail
commands_sees := base value input metrics chart template report claims output mail

# metrics and mail use input in their .c files only: their headers compile without. So does send.
metrics_headers_see := base
mail_headers_see    := base
send_headers_see    := base mail

# The libraries, each known to the files of one stage alone.
base_libraries     := nettle
input_libraries    := csv md4c yaml
metrics_libraries  := Rmath m
template_libraries := xml2
raster_libraries   := rsvg-2 cairo fontconfig gobject-2.0 gio-2.0 glib-2.0 png m
send_libraries     := curl
template_flags     := -I/usr/include/libxml2
# Asked when it is needed: make deps installs what is asked, and who it is asked of.
raster_flags        = $(subst -I,-isystem ,$(shell pkg-config --cflags librsvg-2.0 cairo fontconfig libpng))

# The commands stand between main.c, whose options they take, and the stages; and so does send, which
# is the command of a program of its own.
commands_flags = -iquote generator $(named)
send_flags     = $(commands_flags)

# The programs: the stages each is made of, and its files of generator/ itself.
PROGRAMS           := niot niot-raster niot-send
niot_stages        := base value input metrics chart template report claims output mail commands
niot_files         := main run options shipped
niot-raster_stages := base raster
niot-raster_files  := raster
niot-send_stages   := base input mail send
niot-send_files    := main_send run options

# ---- Settings ----------------------------------------------------------------------------------
BUILD   ?= build
CFLAGS  ?= -O2 -g
WERROR  ?=
VERSION := 0.1.0
named   := -DNIOT_VERSION='"$(VERSION)"'

STANDARD := -std=c17 -D_GNU_SOURCE -ffp-contract=off -fno-strict-aliasing
WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wundef -Wformat=2 \
            -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wcast-qual -Wwrite-strings \
            -Wswitch-enum -Wimplicit-fallthrough -Wno-missing-field-initializers $(WERROR)
HARDENED := -fstack-protector-strong -fPIE -D_FORTIFY_SOURCE=2
CHECKED  := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LINKED   := -pie -Wl,-z,relro -Wl,-z,now -Wl,--as-needed

release_flags := $(CFLAGS) $(HARDENED) -ffile-prefix-map=$(CURDIR)=.
checked_flags := $(CHECKED)
covered_flags := -O0 -g --coverage
analysed_flags := --analyze -Xclang -analyzer-werror
VARIANTS := release checked covered analysed

.PHONY: all
all: $(addprefix $(BUILD)/,$(PROGRAMS))

# One word and the file for each step; `make VERBOSE=1` shows the commands.
ifndef VERBOSE
.SILENT:
endif

# ---- What the machine must have ----------------------------------------------------------------
# Debian packages a goal. After a slash the command that will do in the package's place.
needs            := fonts-liberation gcc/gcc libc6-dev libcsv-dev libcurl4-gnutls-dev/curl-config \
                    libfontconfig-dev libmd4c-dev libpng-dev librsvg2-dev libxml2-dev libyaml-dev \
                    nettle-dev pkg-config/pkg-config r-mathlib
needs_test-units := libcriterion-dev
needs_test-web   := ca-certificates chromium/chromium nodejs/node npm/npm openjdk-17-jre-headless/java
needs_test-provenance := nodejs/node
needs_test-mail-oracles := libgmime-3.0-dev nodejs/node npm/npm python3/python3
needs_test-email := $(needs_test-mail-oracles)
needs_test-email-full := $(needs_test-email) $(needs_test-web) locales-all spamassassin/spamassassin
needs_test-send-faults := python3/python3 openssl/openssl
needs_test-words := python3/python3
needs_test-explanations := python3/python3
needs_test-labelled := python3/python3
needs_test       := $(needs_test-units) $(needs_test-web) $(needs_test-send-faults) $(needs_test-mail-oracles)
needs_test-full  := $(needs_test) $(needs_test-email-full) clang/clang fonts-dejavu-core iproute2/ip libdb5.3 libevent-2.1-7 \
                    libclang-rt-14-dev locales-all poppler-utils/pdftotext
needs_check      := clang/clang clang-format/clang-format
needs_format     := clang-format/clang-format
needs_coverage   := $(needs_test-units) gcovr/gcovr
needs_pictures   := $(needs_test-web) poppler-utils/pdftotext
needs_mail-pictures := $(needs_test-web) dbus-daemon/dbus-run-session imagemagick/convert thunderbird/thunderbird xdotool/xdotool xvfb/Xvfb
needs_bench      := hugo/hugo hyperfine/hyperfine
needs_test-gallery := $(needs_test-web) fonts-dejavu-core
needs_gallery    := $(needs_test-gallery) python3-pygal
needs_deps-full  := $(needs_test-full) $(needs_check) $(needs_coverage)

NEEDED := $(sort $(needs) $(foreach goal,$(MAKECMDGOALS),$(needs_$(goal))))

.PHONY: deps deps-full packages
deps deps-full: packages $(if $(filter npm/npm,$(NEEDED)),node_modules/.package-lock.json) \
  $(if $(filter gallery,$(MAKECMDGOALS)),gallery/node_modules/.package-lock.json)
packages:
	tools/install.sh $(NEEDED)
node_modules/.package-lock.json: package.json package-lock.json | packages
	tools/install-npm.sh .
gallery/node_modules/.package-lock.json: gallery/package.json gallery/package-lock.json | packages
	tools/install-npm.sh gallery

# ---- Program -----------------------------------------------------------------------------------
# Templates and assets travel inside the program (shipped.c); a campaign's own copies win over them.
SHIPPED := $(sort $(shell find templates assets -type f))
libraries_of = $(foreach stage,$(1),$(addprefix -l,$($(stage)_libraries)))

# $(1): variant, $(2): stage
define stage_rules
$(1)_$(2)_objects := $$(patsubst generator/$(2)/%.c,$(BUILD)/$(1)/$(2)/%.o,$$(sort $$(wildcard generator/$(2)/*.c)))
$(BUILD)/$(1)/$(2)/%.o: generator/$(2)/%.c Makefile
	mkdir -p $$(@D)
	echo 'compile $$<'
	$(CC) $(STANDARD) $(WARNINGS) $$($(1)_flags) $$($(2)_flags) \
	  $$(addprefix -iquote generator/,$$($(2)_sees)) -MMD -MP -c -o $$@ $$<
endef

# $(1): variant
define variant_rules
$(foreach stage,$(STAGES),$(eval $(call stage_rules,$(1),$(stage))))
$(BUILD)/$(1)/%.o: generator/%.c Makefile
	mkdir -p $$(@D)
	echo 'compile $$<'
	$(CC) $(STANDARD) $(WARNINGS) $$($(1)_flags) $(named) \
	  $$(addprefix -iquote generator/,$(STAGES)) -MMD -MP -c -o $$@ $$<
$(BUILD)/$(1)/shipped.o: $(SHIPPED)
$(1)_objects := $(foreach stage,$(STAGES),$$($(1)_$(stage)_objects)) \
  $(foreach program,$(PROGRAMS),$(addprefix $(BUILD)/$(1)/,$(addsuffix .o,$($(program)_files))))
endef
$(foreach variant,$(VARIANTS),$(eval $(call variant_rules,$(variant))))

# The objects of a program but for its main function: what the benchmark is linked with.
niot_objects := $(foreach stage,$(niot_stages),$(release_$(stage)_objects)) \
  $(patsubst %,$(BUILD)/release/%.o,$(filter-out main,$(niot_files)))

# $(1): variant, $(2): program, $(3): flags of the link
define program_rule
$(patsubst $(BUILD)/release/%,$(BUILD)/%,$(BUILD)/$(1)/$(2)): $(foreach stage,$($(2)_stages),$($(1)_$(stage)_objects)) \
  $(patsubst %,$(BUILD)/$(1)/%.o,$($(2)_files))
	echo 'link $$@'
	$(CC) $($(1)_flags) $(3) -o $$@ $$^ $(call libraries_of,$($(2)_stages))
endef
$(foreach program,$(PROGRAMS), \
  $(eval $(call program_rule,release,$(program),$(LINKED))) \
  $(eval $(call program_rule,checked,$(program))) \
  $(eval $(call program_rule,covered,$(program))))

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

# ---- The page ----------------------------------------------------------------------------------
.PHONY: site
site: all
	$(BUILD)/niot build . --output site

# ---- Tests -------------------------------------------------------------------------------------
.PHONY: test test-full
test: test-units test-cases test-explanations test-labelled test-drawings test-words test-faults \
  test-web test-same-bytes test-provenance test-pictures test-mail-oracles test-email \
  test-send-faults
test-full: test test-faults-full test-web-full test-gallery test-email-full test-send-faults-full test-clang

# tests/STAGE/*.c make one Criterion program a stage, linked with that stage and those behind it,
# under AddressSanitizer and UBSan.
behind = $(sort $(1) $(foreach stage,$($(1)_sees),$(call behind,$(stage))))

# $(1): variant, $(2): stage
define unit_rules
$(2)_tests := $$(sort $$(wildcard tests/$(2)/*.c))
$(BUILD)/$(1)/tests/$(2): $$($(2)_tests) $$(wildcard tests/$(2)/*.h) $(foreach stage,$(call behind,$(2)),$($(1)_$(stage)_objects)) Makefile
	mkdir -p $$(@D)
	echo 'compile tests/$(2)'
	$(CC) $(STANDARD) -Wall -Wextra -Wno-missing-field-initializers $(WERROR) $($(1)_flags) $$($(2)_flags) \
	  $(addprefix -iquote generator/,$(call behind,$(2))) -o $$@ $$($(2)_tests) \
	  $(foreach stage,$(call behind,$(2)),$($(1)_$(stage)_objects)) -lcriterion \
	  $(foreach stage,$(call behind,$(2)),$(addprefix -l,$($(stage)_libraries))) -lm
endef
TESTED := $(foreach stage,$(STAGES),$(if $(wildcard tests/$(stage)/*.c),$(stage)))
$(foreach variant,checked covered,$(foreach stage,$(TESTED),$(eval $(call unit_rules,$(variant),$(stage)))))

.PHONY: test-units $(addprefix test-,$(TESTED))
test-units: $(addprefix test-,$(TESTED))
$(addprefix test-,$(TESTED)): test-%: $(BUILD)/checked/tests/%
	tests/run-checked.sh $<

# tests/cases: the program as its users meet it, golden files for what it says and writes.
.PHONY: test-cases accept
test-cases: $(addprefix $(BUILD)/checked/,$(PROGRAMS))
	tests/cases/run $(BUILD)/checked/niot
accept: $(addprefix $(BUILD)/checked/,$(PROGRAMS))
	tests/cases/run --accept $(BUILD)/checked/niot

# What `niot explain` shows of a message, tried out: the example gives it, and put right it does not.
.PHONY: test-explanations
test-explanations: $(addprefix $(BUILD)/,$(PROGRAMS))
	python3 tests/explanations.py $(BUILD)/niot
# tests/claims: the check of words on labelled sentences, and on the story of this folder.
.PHONY: test-labelled
test-labelled: $(BUILD)/niot $(BUILD)/bench/claims
	$(BUILD)/bench/claims tests/claims/data/metrics.csv --goals tests/claims/known.tsv
	tests/claims/placeholders.py $(BUILD)/niot

# tests/drawings: every bar chart, read from what was written, against the figures; no browser.
.PHONY: test-drawings
test-drawings: $(BUILD)/niot
	node tests/drawings/run.mjs $(BUILD)/niot site $(BUILD)/drawings

# tests/words: what is said of a figure, the same on page, drawing, download and e-mail.
.PHONY: test-words
test-words: $(BUILD)/niot $(BUILD)/niot-raster
	python3 -B tests/words/run.py $(BUILD)/niot tests/cases

# tests/web: the page of this folder's campaign, as readers and their devices meet it.
.PHONY: test-web test-web-full
test-web test-web-full: $(BUILD)/niot
	$(BUILD)/niot build . --output $(BUILD)/site --quiet
	node tests/web/run.mjs $(if $(filter %-full,$@),--full) $(BUILD)/site

.PHONY: pictures
pictures: site
	node tests/web/pictures.mjs site docs/pictures

# gallery/: niot's drawing of figures that are hard to draw, in Chromium: no fault, and planted ones
# are counted. `gallery` draws them with other programs, too, and writes docs/gallery.html.
.PHONY: test-gallery gallery
test-gallery: $(BUILD)/niot
	node gallery/run.mjs --niot-alone $(BUILD)/niot
gallery: $(BUILD)/niot $(BUILD)/bench/charts
	node gallery/run.mjs $(BUILD)/niot $(BUILD)/bench/charts

# Same input, same bytes, whatever the machine's settings; and they are the bytes of site/.
.PHONY: test-same-bytes
test-same-bytes: $(BUILD)/niot
	tests/same-bytes.sh $(BUILD)/niot site

# tests/provenance: the downloads against their descriptions, the feed, and a site built again from
# what its manifest names.
.PHONY: test-provenance
test-provenance: $(BUILD)/niot $(BUILD)/niot-raster
	node tests/provenance/run.mjs $(BUILD)/niot

# niot-raster: the same drawing, the same bytes; nothing from outside; what it refuses.
.PHONY: test-pictures
test-pictures: $(BUILD)/niot-raster
	tests/pictures.sh $(BUILD)/niot-raster

# tests/faults: a build killed at every system call, and every call failing in turn.
.PHONY: test-faults test-faults-full
test-faults: $(BUILD)/niot
	tests/faults/run.sh $(BUILD)/niot
test-faults-full: $(BUILD)/niot
	tests/faults/run.sh --full
	tests/faults/run.sh --full $(BUILD)/niot

# tests/mail-oracles: messages as niot writes them, read by three programs that are not ours.
.PHONY: test-mail-oracles
test-mail-oracles: $(BUILD)/mail-oracles/write $(BUILD)/mail-oracles/gmime
	tests/mail-oracles/run.sh $^
$(BUILD)/mail-oracles/write: tests/mail-oracles/write.c $(foreach stage,$(call behind,mail),$(checked_$(stage)_objects))
	mkdir -p $(@D)
	echo 'compile $<'
	$(CC) $(STANDARD) -Wall -Wextra $(WERROR) $(checked_flags) \
	  $(addprefix -iquote generator/,$(call behind,mail)) -o $@ $^ $(call libraries_of,$(call behind,mail))
$(BUILD)/mail-oracles/gmime: tests/mail-oracles/gmime.c
	mkdir -p $(@D)
	echo 'compile $<'
	$(CC) $(STANDARD) -Wall -Wextra $(WERROR) $(release_flags) -o $@ $< \
	  $(shell pkg-config --cflags --libs gmime-3.0)

# tests/email: whole messages, of this folder's campaign and of hard ones, taken apart and judged; the
# full form asks SpamAssassin and Chromium, too.
.PHONY: test-email test-email-full mail-pictures
test-email: $(BUILD)/niot $(BUILD)/niot-raster $(BUILD)/mail-oracles/gmime
	python3 -B tests/email/run.py $(BUILD)/niot $(BUILD)/email $(BUILD)/mail-oracles/gmime
test-email-full: $(BUILD)/niot $(BUILD)/niot-raster $(BUILD)/mail-oracles/gmime
	python3 -B tests/email/run.py --full $(BUILD)/niot $(BUILD)/email-full $(BUILD)/mail-oracles/gmime
	node tests/email/browser.mjs $(BUILD)/email-full
mail-pictures: $(BUILD)/niot $(BUILD)/niot-raster
	tests/email/pictures.sh $(BUILD)/niot docs/pictures

# tests/send-faults: niot send against servers that fail in every way, killed, without room on the
# disk; the full form with programs that were sabotaged on purpose, and a real mail server.
.PHONY: test-send-faults test-send-faults-full
test-send-faults: $(BUILD)/niot $(BUILD)/niot-send
	python3 tests/send-faults/run.py $(BUILD)/niot
test-send-faults-full: $(BUILD)/niot $(BUILD)/niot-send
	python3 tests/send-faults/run.py --full $(BUILD)/niot
	tests/send-faults/opensmtpd.sh $(BUILD)/niot

# The unit tests and cases again, as clang builds them.
.PHONY: test-clang
test-clang:
	$(MAKE) --no-print-directory CC=clang BUILD=$(BUILD)/clang test-units test-cases

# ---- Checks ------------------------------------------------------------------------------------
.PHONY: check check-format check-headers check-source check-documents check-compilers check-analyser
check: check-format check-headers check-source check-documents check-compilers check-analyser

SOURCES := $(sort $(shell find generator tests bench -name '*.[ch]' -not -path '*/data/*'))

check-format:
	clang-format --dry-run -Werror $(SOURCES)

# Every header compiles alone, with the folders of its stage's row and no others; but for lists of
# rows, which are included where a table is made of them.
ROW_LISTS := generator/base/diagnostic_rows.h generator/base/diagnostic_remedies.h generator/template/instructions.h
seen_by_headers_of = $(1) $(or $($(1)_headers_see),$($(1)_sees))
check-headers:
	$(foreach stage,$(STAGES),$(foreach header,$(filter-out $(ROW_LISTS),$(wildcard generator/$(stage)/*.h)), \
	  $(CC) $(STANDARD) $(WARNINGS) -Werror -fsyntax-only -x c \
	  $(addprefix -iquote generator/,$(call seen_by_headers_of,$(stage))) \
	  $($(stage)_flags) -include $(header) /dev/null &&)) true

check-source:
	tests/check/source.sh

check-documents: $(BUILD)/niot
	tests/check/documents.sh $(BUILD)/niot

# Warnings are errors with both compilers.
check-compilers:
	$(MAKE) --no-print-directory CC=gcc WERROR=-Werror BUILD=$(BUILD)/strict-gcc
	$(MAKE) --no-print-directory CC=clang WERROR=-Werror BUILD=$(BUILD)/strict-clang

# Clang's static analyser over every file; nothing is compiled.
check-analyser:
	$(MAKE) --no-print-directory CC=clang analysed
.PHONY: analysed
analysed: $(analysed_objects)

.PHONY: format documents
format:
	clang-format -i $(SOURCES)
documents: $(BUILD)/niot
	$(BUILD)/niot template --names >docs/templates.md
	$(BUILD)/niot explain --all >docs/diagnostics.md
	$(BUILD)/niot explain --manual >docs/niot.1

# ---- Coverage ----------------------------------------------------------------------------------
.PHONY: coverage
coverage: $(BUILD)/covered/niot $(BUILD)/covered/niot-send $(addprefix $(BUILD)/covered/tests/,$(TESTED))
	find $(BUILD)/covered -name '*.gcda' -delete
	for stage in $(TESTED); do $(BUILD)/covered/tests/$$stage --quiet || exit 1; done
	-tests/cases/run $(BUILD)/covered/niot
	gcovr --root . --filter generator/ --print-summary --txt $(BUILD)/coverage.txt \
	  --html-details $(BUILD)/coverage.html $(BUILD)/covered
	cat $(BUILD)/coverage.txt

# ---- Benchmark ---------------------------------------------------------------------------------
.PHONY: bench
bench: $(BUILD)/niot $(BUILD)/bench/charts $(BUILD)/bench/claims
	bench/run $(BUILD)/niot $(BUILD)/bench
	$(BUILD)/bench/charts .
	$(BUILD)/bench/claims tests/claims/data/metrics.csv $(LABELLED)
$(BUILD)/bench/charts $(BUILD)/bench/claims: $(BUILD)/bench/%: bench/%.c $(niot_objects)
	mkdir -p $(@D)
	echo 'compile $<'
	$(CC) $(STANDARD) $(WARNINGS) $(release_flags) $(addprefix -iquote generator/,$(STAGES)) \
	  $(LINKED) -o $@ $^ $(call libraries_of,$(niot_stages))

# The labelled sentences: those that the rules were made with, and those that were not seen.
LABELLED := $(wildcard $(addprefix tests/claims/,known.tsv unseen.tsv third.tsv fourth.tsv))

# ---- Order -------------------------------------------------------------------------------------
# With deps among the goals nothing is compiled or run before it is done.
FIRST := $(filter deps deps-full,$(MAKECMDGOALS))
$(foreach variant,$(VARIANTS),$($(variant)_objects)) \
  check-format check-headers check-source check-compilers check-analyser format test-clang: | $(FIRST)

.PHONY: clean
clean:
	rm -rf $(BUILD)
