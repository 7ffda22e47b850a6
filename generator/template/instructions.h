// The instructions of a program, one row each: INSTRUCTION(NAME). Include it where the list is
// needed, with INSTRUCTION defined.

// Appends bytes as they are.
INSTRUCTION(LITERAL)
// Appends a value, escaped for where it stands; nothing when it is absent.
INSTRUCTION(VALUE)
// Begins a loop over a list; goes behind its NEXT when the list is absent.
INSTRUCTION(EACH)
// Goes back to the first instruction of its loop while there is another item.
INSTRUCTION(NEXT)
// Goes to its END unless the condition holds.
INSTRUCTION(IF)
// Ends what IF began, and does nothing itself.
INSTRUCTION(END)
// Runs another program over the same record.
INSTRUCTION(INSERT)
