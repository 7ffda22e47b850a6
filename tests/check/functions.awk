# functions.awk EXCEPTIONS FILE …: functions of clang-formatted C that are too long or take too much.
# A definition begins at the left margin and its body ends with a brace there. The first file lists
# those that may, one a line: file, function, reason.
FNR == NR && FILENAME ~ /exceptions$/ {
    if ($0 !~ /^#/ && NF >= 3)
        allowed[$1 " " $2] = 1
    next
}
FNR == 1 { head = ""; start = 0 }
start == 0 && /^[A-Za-z_]/ && !/^(typedef|#)/ { head = ""; head_line = FNR }
start == 0 { head = head " " $0 }
start == 0 && /^[^#].*\) \{$/ && head ~ /^ *[A-Za-z_].*\(/ && head !~ /=/ {
    start = FNR
    name = head
    sub(/\(.*/, "", name)
    sub(/.*[ *]/, "", name)
    list = head
    sub(/^[^(]*\(/, "", list)
    depth = 0
    parameters = list ~ /^(void)?\) \{$/ ? 0 : 1
    for (i = 1; i <= length(list); i++) {
        character = substr(list, i, 1)
        depth += character == "("
        depth -= character == ")"
        if (depth < 0)
            break
        parameters += character == "," && depth == 0
    }
}
start && /^}/ {
    function_name = FILENAME " " name
    lines = FNR - start - 1
    seen[function_name] = 1
    if (function_name in allowed) {
        if (lines <= 60 && parameters <= 5)
            print FILENAME ":" head_line ": " name " is an exception no more: take it off the list"
    } else {
        if (lines > 60)
            print FILENAME ":" head_line ": " name " has " lines " lines"
        if (parameters > 5)
            print FILENAME ":" head_line ": " name " takes " parameters " parameters"
    }
    start = 0
    head = ""
}
END {
    for (entry in allowed)
        if (!(entry in seen))
            print "tests/check/exceptions: there is no " entry
}
