#!/bin/sh
# run-checked.sh PROGRAM [ARGUMENT …]: runs a program built with sanitizers and fails when it fails
# or when it, or a child of it, left a sanitizer's report: Criterion passes a test that leaks.
folder=$(mktemp -d) || exit 99
ASAN_OPTIONS="handle_segv=0:detect_stack_use_after_return=1:log_path=$folder/report" \
UBSAN_OPTIONS="print_stacktrace=1:log_path=$folder/report" \
  "$@"
status=$?
if find "$folder" -type f -size +0 | grep -q .; then
  cat "$folder"/*
  status=1
fi
rm -rf "$folder"
exit $status
