// What there is to say of each kind of diagnostic beside its row in diagnostic_rows.h:
//   REMEDY(name, meaning, remedy)
// The meaning says in a sentence or two what is wrong, and why it matters to readers or to the
// honesty of the campaign; the remedy is the row's example put right and has the same form: to
// "9\4 in the column value" belongs "94 in the column value". A row without a remedy does not
// compile, and a remedy without a row gives a warning; their order is free. tests/explanations.py
// tries examples and remedies of every form that it knows.
// clang-format off

// Reading files
REMEDY(FILE_MISSING,
       "A file that the run cannot do without is not there. Nothing is made up in its place, so "
       "nothing is written.",
       "a campaign folder with data/campaign.md and data/metrics.csv")
REMEDY(FILE_UNREADABLE,
       "The file is there, but the system does not let niot read it. A page without it would be "
       "missing figures or words and would not say so.",
       "a file that your user may read (chmod u+r)")
REMEDY(FILE_TOO_LARGE,
       "The file is larger than any that people write by hand, so that it is probably another "
       "one than was meant. The limit also keeps a broken file from using up the memory.",
       "a story of 30 kB")
REMEDY(ENCODING_MIXED,
       "Some bytes of the file are not in the encoding of the rest, so that nobody can tell "
       "which characters were meant. A guess could turn a name, or the minus of a fall, into "
       "something else.",
       "a file that was saved as UTF-8 as a whole")
REMEDY(NUL_BYTE,
       "A byte 0 stands in the text, which no spreadsheet or editor writes into a text file. The "
       "file is damaged or of another kind, and its figures cannot be trusted.",
       "a label of letters, digits and signs alone")
REMEDY(UTF_16_BROKEN,
       "The file is in UTF-16, and a character of it is torn in two, as happens when a file was "
       "cut off. What is missing behind it may be figures.",
       "the whole file, saved as UTF-8")
REMEDY(BYTE_UNDEFINED,
       "The file is not in UTF-8, and this byte means nothing in the encoding of Western Windows "
       "programs either. Characters of the page would come out wrong, names of people and places "
       "among them.",
       "a file saved as UTF-8")
REMEDY(ENCODING_TAKEN,
       "The file does not say how its characters are written, so niot took the likeliest "
       "encoding. Look at the names and signs on the page: if they are right, there is nothing "
       "to do.",
       "a CSV file saved as CSV UTF-8")
REMEDY(CHARACTER_REFUSED,
       "A character that cannot be seen stands in the text, such as one that turns the direction "
       "of writing. Readers could be shown another figure or name than the file has.",
       "the same words, typed instead of pasted")
REMEDY(NOT_A_TEXT_FILE,
       "The first bytes of the file say that it is a document of some program, whatever its name "
       "says. Its figures cannot be read until that program saves them as text.",
       "metrics.csv saved as CSV UTF-8 in the spreadsheet program")
REMEDY(TABLE_EMPTY,
       "The table has nothing in it, not even names of columns. Most often the program that "
       "saved it failed half-way.",
       "a metrics.csv with names of columns and rows below them")
REMEDY(HEADER_MISSING,
       "No row names the columns, so niot cannot tell what the cells are. To guess from their "
       "place could publish a baseline as the current number.",
       "a table whose first row is id,label,kind,change,source")
REMEDY(ROWS_MISSING,
       "The table has names of columns and no figure. A page without figures would tell readers "
       "nothing.",
       "a metrics.csv with a header and one row for each figure")
REMEDY(ROW_TOO_LONG,
       "The row has more cells than there are columns, most often because a comma in a number or "
       "a label was taken for a separator. Everything behind it would stand in the wrong column.",
       "Arrests,count,\"1,008\" below id,kind,value")
REMEDY(ROW_TOO_SHORT,
       "The row has fewer cells than there are columns, so a separator is missing somewhere. "
       "Nobody can tell which cells have moved to the left.",
       "a row with as many separators as the header")
REMEDY(QUOTE_UNCLOSED,
       "A cell begins with a quote and has none at its end, so that the rest of the file would "
       "count as one cell. All figures behind it would be lost without a word.",
       "a cell that begins and ends with a quote")
REMEDY(TEXT_BEHIND_QUOTE,
       "Words stand behind the quote that ends a cell, so the quotes within it were probably not "
       "doubled. Spreadsheet programs read such a cell in different ways.",
       "the cell \"a \"\"word\"\" quoted\"")
REMEDY(CELL_TOO_LONG,
       "The cell is longer than a cell of a spreadsheet can be. A quote that was never closed is "
       "the usual reason, and then rows are hidden in it.",
       "a cell of 300 letters")
REMEDY(TOO_MANY_COLUMNS,
       "The table has more columns than a table of figures needs, so it is probably another "
       "table. niot does not leave out columns without a word.",
       "a header of 24 names")
REMEDY(SEPARATOR_UNKNOWN,
       "The first line says by which character the columns are separated, and it is none that "
       "niot reads. With the wrong one every row would be a single cell.",
       "sep=; in the first line")
REMEDY(SEPARATOR_TAKEN,
       "The columns are not separated by commas, and niot read the table with the separator that "
       "fits. There is nothing to do where the figures on the page are right.",
       "a CSV file whose columns are separated by commas")

// Figures
REMEDY(NOT_A_NUMBER,
       "The cell should hold a number, and niot cannot read it as one. It does not guess which "
       "number was meant, since a wrong one would be public.",
       "94 in the column value")
REMEDY(NUMBER_SHORTENED,
       "Excel wrote a long number in its short form and threw the other digits away. What is "
       "left is no longer the number that was published.",
       "1738 in the column current")
REMEDY(FORMULA_ERROR,
       "The spreadsheet could not work out a formula and exported its error. There is no number "
       "behind it, neither zero nor an old one.",
       "219 in the column baseline")
REMEDY(COLUMN_TOO_NARROW,
       "The column was too narrow to show its numbers, and the spreadsheet saved the signs that "
       "it showed instead. The numbers are not in the file.",
       "167 in the column current")
REMEDY(DATE_FOR_NUMBER,
       "Excel takes some numbers and ranges for dates and changes them when it saves. Read back "
       "as a number, it would be a figure that nobody published.",
       "5 in the column value")
REMEDY(COMMA_IN_NUMBER,
       "In English a comma separates thousands, in other languages it is the decimal point. Read "
       "the wrong way, a figure would be ten or a thousand times what it is.",
       "63.5 in the column value of an amount")
REMEDY(LETTER_FOR_DIGIT,
       "A letter that looks like a digit stands in the number, as happens when text is copied "
       "from a picture. Dropping it would publish -6% for -60%.",
       "-60% in the column change")
REMEDY(TWO_NUMBERS,
       "The cell has two numbers, and only one can be the figure. Choosing one would be a guess "
       "in public.",
       "12 in the column value")
REMEDY(TOO_MANY_DIGITS,
       "The number has more digits than can be kept exactly. What the page showed would not be "
       "what the source published.",
       "9007199254740992 in the column value")
REMEDY(NUMBER_NEGATIVE,
       "Nothing can be counted, paid or measured to less than zero here. A fall that was typed "
       "into the wrong column would be read as a number of people.",
       "5 in the column value")
REMEDY(WORD_BEHIND_NUMBER,
       "The cell has words behind the number. In a column of their own they stay where readers "
       "and the download find them, and nobody adds up '12 arrests'.",
       "12 in the column value")
REMEDY(MONEY_IN_COUNT,
       "A sum of money stands where a number of people or things belongs. The page would call it "
       "a count, and could give it a rate for each thousand residents.",
       "£500 in the column value of an amount")
REMEDY(PERCENT_IN_COUNT,
       "A percentage stands where a number of people or things belongs. A share or a change says "
       "something else than a count, and readers need to know which it is.",
       "12% in the column value of a level")
REMEDY(COUNT_NOT_WHOLE,
       "A count says how many, and there is no half of an arrest. Decimals show that the figure "
       "is a measure, a rate or an average.",
       "12.5 in the column value of an amount")
REMEDY(MARK_UNKNOWN,
       "A mark in square brackets says why there is no number, and this one says nothing that "
       "niot knows. Readers should learn the reason, not find a code.",
       "[x] in the column value")
REMEDY(NOTHING_IN_WORDS,
       "Words for 'nothing' can mean none, not known or not published, and readers must be able "
       "to tell these apart. Zero crimes is good news; no data is no news.",
       "[x] in the column value")
REMEDY(FORMULA_NOT_WORKED_OUT,
       "The cell holds a formula instead of the number that it gives. niot works out no "
       "formulas, so there is no figure.",
       "112 in the column value")
REMEDY(NOT_A_CHANGE,
       "The cell should say by how much something rose or fell, and does not say it in a form "
       "that is exact. 'Halved' can be 46% or 54%.",
       "-50% in the column change")
REMEDY(NOT_A_DIFFERENCE,
       "The cell should say how many more or fewer there were, and gives no number. Without it "
       "nobody can check the claim.",
       "139 fewer in the column difference")
REMEDY(DIRECTION_MISSING,
       "The cell has a percentage and does not say whether it is a rise or a fall; Excel drops "
       "the plus sign when it saves. A rise published as a fall is the worst mistake that such a "
       "page can make.",
       "up 20% in the column change")
REMEDY(DIRECTION_TWICE,
       "The cell has a word and a sign, and both say a direction. 'Up -5%' can mean either, and "
       "readers would be told the wrong one.",
       "up 5% in the column change")
REMEDY(FALL_BEYOND_ALL,
       "Nothing can fall by more than all of it, so the number or its sign is wrong. Such a "
       "figure would cost the page its trust at first sight.",
       "+120% in the column change")
REMEDY(FRACTION_OR_PERCENT,
       "Excel keeps 63% as 0.63, so a small number without a per cent sign can mean two changes, "
       "one a hundred times the other. The per cent sign settles it.",
       "-63% in the column change")
REMEDY(CHANGE_DISAGREES,
       "The percentage that is stated is not the one that the two counts of the row give. One of "
       "the three is wrong, and readers who work it out would find that.",
       "-63% beside the counts 270 and 100")
REMEDY(DIFFERENCE_DISAGREES,
       "The difference that is stated is not the difference of the two counts of the row. One of "
       "the three is wrong.",
       "170 fewer beside the counts 270 and 100")
REMEDY(DIFFERENCE_BEYOND,
       "The row has one count and a difference, and together they make the other count less than "
       "nothing. One of the two is wrong, or they are of different things.",
       "39 fewer beside the baseline 100")
REMEDY(DIRECTIONS_DISAGREE,
       "The row says a rise in one column and a fall in another. Whichever went on the page, the "
       "other would contradict it in the download.",
       "139 fewer beside the change -63%")
REMEDY(PERIODS_NOT_IN_ORDER,
       "A change goes from the earlier period to the later one, and here they overlap or stand "
       "the wrong way round. With the two exchanged a rise would be shown as a fall.",
       "the baseline of 2024 and the current period 2025")
REMEDY(YEARS_NOT_OF_PERIOD,
       "The baseline is called an average of some years, and its period has another number of "
       "years. An average over the wrong number is a wrong baseline.",
       "baseline_years 2 beside the baseline_period 2021..2022")
REMEDY(MONTHS_DISAGREE,
       "The count of the period is not the sum of its months, so one of the two tables is wrong "
       "or of other records. Readers who add up the download would find it.",
       "the count 57 beside months that add up to 57")
REMEDY(TRUTH_VALUE,
       "TRUE and FALSE are what a spreadsheet makes of a comparison or of these words. No source "
       "publishes them as a figure.",
       "1 in the column value")
REMEDY(NOT_A_PERIOD,
       "The cell should say which months or days the figure is about, in a form whose first and "
       "last day are certain. Without them nobody can tell whether two periods are comparable.",
       "2024-03..2024-05 in the column current_period")
REMEDY(NOT_A_DAY,
       "A single day belongs here, and this is not one. The date of the figures tells readers "
       "how old they are.",
       "published: 2025-07-01")
REMEDY(NOT_A_MONTH,
       "A month belongs here, and this is a day, a year or something else. A count in the wrong "
       "month would bend the line that readers see.",
       "2024-04 in the column month")
REMEDY(NO_SUCH_DAY,
       "The month does not have that day, so the date is mistyped. Which day was meant decides "
       "which crimes the figure counts.",
       "2024-02-29 in the column current_period")
REMEDY(NO_SUCH_MONTH,
       "There is no month of that number. Often day and month stand in the American order; niot "
       "reads the day first, as everybody in Britain does.",
       "31/12/2024 in the column current_period")
REMEDY(YEAR_OUT_OF_RANGE,
       "The year is so far away that it must be mistyped. A wrong year compares a figure with "
       "another time than readers think.",
       "2024-04 in the column current_period")
REMEDY(PERIOD_REVERSED,
       "The period ends before it begins, so its two ends are exchanged or one is mistyped. niot "
       "does not turn it round, for the mistake may be in the year.",
       "2024-01..2024-03 in the column current_period")
REMEDY(PERIOD_OVERLAPS,
       "Two spans of the period share some days, or do not stand in order of time. The crimes of "
       "those days would count twice.",
       "2024-01..2024-03+2024-04 in the column current_period")
REMEDY(PERIOD_TOO_LONG,
       "A period may be joined from at most eight spans. A period in more pieces is hard to "
       "explain to readers, and easily one that was picked for its result.",
       "2024-01..2024-09 in the column current_period")
REMEDY(COLUMN_UNKNOWN,
       "The table has a column that niot does not know. A slip in the name of a column would "
       "otherwise lose all its figures without a word.",
       "a column label")
REMEDY(COLUMN_TWICE,
       "Two columns have the same name, and only one can be the right one. Choosing either could "
       "publish figures of an old draft.",
       "one column value")
REMEDY(COLUMN_MISSING,
       "A column that every table needs is not there. Without it no row can be understood.",
       "a metrics.csv with the columns id, label and kind")
REMEDY(COLUMN_UNNAMED,
       "Cells stand below an empty name, so that nobody knows what they are. A figure could be "
       "in them, or a remark that was not meant for the public.",
       "id,label,x-remark,kind above a row with four cells")
REMEDY(CELL_EMPTY,
       "Every row needs this cell, and here it is empty. Without it readers could not tell what "
       "the figure is.",
       "a row whose id is burglary")
REMEDY(NOT_AN_IDENTIFIER,
       "The name is used in addresses, in templates and in the story, where blanks, capitals and "
       "signs do not work. A plain name is the same everywhere and can be linked to for years.",
       "knife-crime in the column id")
REMEDY(WORD_UNKNOWN,
       "The cell takes one of a few words, and this is none of them. A word that is almost right "
       "would change what the figure is taken for.",
       "count in the column kind")
REMEDY(FIGURE_TWICE,
       "Two rows are the same figure by their group, id and area. If both were shown with "
       "different numbers, nobody could tell which is true.",
       "two rows with the same group and id, and an area each")
REMEDY(WRONG_COLUMN,
       "The figure stands in a column that this kind of row does not show. It would be missing "
       "from the page, and readers would be told that nothing was published.",
       "a row of kind change with -63% in the column change")
REMEDY(BASELINE_YEARS,
       "The column says over how many years the baseline is an average, and one year is no "
       "average. Readers judge a change by what it is compared with.",
       "3 in the column baseline_years")
REMEDY(NOT_A_WEB_ADDRESS,
       "Readers should reach the source with one click, and this is not a whole web address. A "
       "source that cannot be found is no source.",
       "https://www.police.uk/ in the column source_url")
REMEDY(COLUMN_NOT_OF_KIND,
       "The cell is filled in a column that rows of this kind do not use, so that it goes into "
       "the download and perhaps not onto the page. Check that nothing you want readers to see "
       "is lost.",
       "the change in a row of its own, of kind change")
REMEDY(HIDDEN_WORDS,
       "A number of the row is hidden to protect people, and words beside it could tell it. niot "
       "cannot understand words, so it hides them all.",
       "the caveat of the group 'Some of the victims were children.'")
REMEDY(PLACEHOLDER_IN_CELL,
       "A placeholder names a figure in words that somebody writes about it. The table is where "
       "figures and what belongs to them come from, so nothing in it is filled, and readers would "
       "see the braces.",
       "112 people in the column note")
REMEDY(FIGURE_UNKNOWN,
       "The name stands for a figure, and no figure has it. A sentence or a sum could not be "
       "checked against the data.",
       "recorded.all in the column part_of")
REMEDY(FIGURE_AMBIGUOUS,
       "More than one figure has this name. A sum or a sentence could be taken from the wrong "
       "one.",
       "recorded.burglary in the column part_of")
REMEDY(PART_OF_ITSELF,
       "The figure is said to be a part of itself, directly or by way of others. Sums and hidden "
       "numbers could not be worked out.",
       "the id of the total in the column part_of")
REMEDY(PART_LARGER,
       "A part has more than its whole. One of the two numbers is wrong, or they are not of the "
       "same records.",
       "1 county line, part of 2 drugs lines")
REMEDY(MONTH_TWICE,
       "The table has two counts for one month of one figure. Adding them up or choosing one "
       "would both be guesses.",
       "one row of monthly.csv for each month and figure")
REMEDY(MONTH_WITHOUT_COUNT,
       "The row names a month and gives no count. Whether that is none or not known decides what "
       "the line of the chart shows.",
       "a row of monthly.csv with the count 0")
REMEDY(MONTHS_UNUSED,
       "monthly.csv has months of a figure that metrics.csv does not have, and they are left "
       "out. Probably a name is spelt in two ways.",
       "rows of monthly.csv whose id is an id of metrics.csv")
REMEDY(MONTH_DOUBTFUL,
       "Some categories of this month are far too high and others far too low while the total is "
       "ordinary, which happens when crimes are filed wrongly, not when crime changes. A "
       "comparison with such a month would say something about records, not about crime.",
       "the month under months_in_doubt in campaign.md")
REMEDY(HIDDEN_TOO,
       "A second number had to be hidden, for with the total readers could have worked out the "
       "first. It is told so that you know why a number is missing.",
       "a total of 15 categories of which none is small")
REMEDY(HIDDEN_MONTHS_TOO,
       "The months of a second figure had to be hidden, for with the total readers could have "
       "worked out those of the first. It is told so that you know why a line is missing.",
       "months that are all large enough to show")

// Words and front matter
REMEDY(FRONT_MATTER_MISSING,
       "The file has no front matter, the lines at its top that say the title, who leads and who "
       "answers questions. A page must tell readers who speaks.",
       "a campaign.md that begins with a line '---'")
REMEDY(FRONT_MATTER_UNCLOSED,
       "The line that ends the front matter is missing, so that the story would count as "
       "settings. Nothing can be read for certain.",
       "a campaign.md with '---' above and below the front matter")
REMEDY(FRONT_MATTER_SYNTAX,
       "The front matter cannot be read; most often a value has a colon in it and no quotes "
       "around it. Words would be lost or put into the wrong place.",
       "title: \"Gosport: a year on\"")
REMEDY(FRONT_MATTER_TOO_LARGE,
       "The front matter is far longer than settings are, so that the line that ends it is "
       "probably in the wrong place. The limit also guards against broken files.",
       "front matter of 2 kB")
REMEDY(YAML_REFUSED,
       "YAML has signs for copies, types and folded text that hide what a value is. The words of "
       "a public page should be seen where they are written.",
       "lead: Hampshire Police")
REMEDY(KEY_TWICE,
       "The key is there twice, and only one of the values could be used. The other might be the "
       "right one.",
       "one line 'title:'")
REMEDY(KEY_NOT_WORDS,
       "A list or a map stands where the name of a setting belongs, most often because of a "
       "stray bracket or question mark. niot cannot tell what is being set.",
       "title: Gosport")
REMEDY(FRONT_MATTER_NO_MAP,
       "The front matter is a list or a single text, not lines with a key and a value. None of "
       "its words can be found.",
       "front matter of lines such as 'title: Gosport'")
REMEDY(BRACES_UNCLOSED,
       "Two braces begin the name of a figure and do not end in the same line. Readers would see "
       "the braces instead of the figure.",
       "{{ burglary.change_words }} in a paragraph")
REMEDY(STORY_TOO_COMPLEX,
       "The story has more parts or deeper nesting than words for the public have, which is a "
       "slip or an attack. It is refused before it can slow the program down.",
       "block quotes nested 2 deep")
REMEDY(HEADING_AT_TOP,
       "The page has one main heading, the title. A second one would mislead people who listen "
       "to the page and move from heading to heading.",
       "## News")
REMEDY(IMAGE_PATH_REFUSED,
       "The picture is somewhere else than in the folder assets. A page that loads pictures from "
       "other machines tells these who reads it, and breaks when they change.",
       "![A street](street.jpg)")
REMEDY(IMAGE_WITHOUT_WORDS,
       "The picture has no words for people who cannot see it. Public bodies must offer them by "
       "law, and search engines read them too.",
       "![A street with new lamps](street.jpg)")
REMEDY(EMPHASIS_TORN,
       "An emphasis begins in one piece of text, such as a link, and ends in another. Different "
       "programs read that differently, so the page could stress other words than were meant.",
       "[a](b\\*c) d\\*")
REMEDY(HEADING_UNKNOWN,
       "The link leads to a heading that the story does not have. Readers who follow it would "
       "stay where they are.",
       "[what was said](#what-was-said)")
REMEDY(KEY_MISPLACED,
       "The key belongs below another one, indented. Where it stands it means nothing, and "
       "readers would miss what it says.",
       "telephone: 02392 000000 indented below 'contact:'")
REMEDY(KEY_UNKNOWN,
       "The front matter has a key that niot does not know. A slip in its name would otherwise "
       "lose what it says, such as a caveat.",
       "title: A safer town")
REMEDY(KEY_MISSING,
       "The front matter lacks something that no page may be without, such as a title, a date or "
       "somebody to ask. Readers judge figures by who publishes them and when.",
       "front matter with a title")
REMEDY(KEY_SHAPE,
       "The key needs a value of another shape, such as a list where there is one text. As it "
       "stands niot cannot tell its parts.",
       "partners: [Gosport Borough Council]")
REMEDY(APPROVED_BY_NOBODY,
       "The page calls itself approved and does not say by whom. An approval that nobody answers "
       "for is worth nothing to readers.",
       "status: approved and approved_by: Insp Jo Miller")
REMEDY(NOT_AN_EMAIL,
       "Readers and officers should be able to write to this address, and it is none. Questions "
       "about the figures would never arrive.",
       "email: gosport@example.org")
REMEDY(NOT_A_LANGUAGE,
       "Screen readers choose their voice by the tag of the language. With a wrong one they read "
       "the page with the wrong sounds.",
       "language: en-GB")
REMEDY(NOT_A_MONTH_OR_DAY,
       "The campaign began in a certain month or on a certain day, which decides what counts as "
       "before and after. A year alone leaves that open.",
       "start: 2024-04")
REMEDY(PHASE_WITHOUT_START,
       "A phase has an end and no beginning. Readers could not tell which months belong to it.",
       "a phase with from: 2024-04 and to: 2024-09")
REMEDY(CONTACT_UNREACHABLE,
       "The page names somebody who answers questions and gives no way to reach them. Figures "
       "that nobody can ask about are hard to trust.",
       "contact: with a name and an email")
REMEDY(NOT_A_TELEPHONE,
       "The number is dialled when a reader touches it, so it can have nothing but digits, "
       "blanks and a plus. Somebody in need may be the reader.",
       "telephone: \"02392 000000\"")
REMEDY(GROUP_UNNAMED,
       "The figures have a group for which the front matter has no heading and no source. It "
       "would stand on the page without saying where it is from.",
       "a row of the group recorded where groups has recorded, too")
REMEDY(GROUP_UNUSED,
       "The front matter describes a group that has no figures, and the page leaves it out. "
       "Perhaps its rows were lost, or its name is spelt in two ways.",
       "a group in groups with a row in metrics.csv")
REMEDY(SOURCE_MISSING,
       "Nobody is named who published the figure. A number without a source cannot be checked by "
       "anybody, so it does not go on the page.",
       "a figure with data.police.uk in the column source")
REMEDY(RULES_NOT_IN_ORDER,
       "The three limits of the rules must go up, for each says what happens from a larger count "
       "on. In another order a percentage would be shown of counts too small for it.",
       "small_below: 100 where decimal_from is 1000")
REMEDY(UPDATE_IN_THE_PAST,
       "The next figures are announced for a day that is not after these. Readers would wait for "
       "something that should be there already.",
       "next_update: 2026-01-01 with published: 2025-07-01")
REMEDY(NAME_TAKEN,
       "A group or figure has a name that templates use for something else, so that its values "
       "could not be named. Another name costs nothing.",
       "a group called recorded")

// Templates
REMEDY(TEMPLATE_BYTE,
       "The template has a byte that is not text in UTF-8. Everything that readers see goes "
       "through templates, so a wrong byte would be on every page.",
       "a template in UTF-8")
REMEDY(TEMPLATE_NOT_WELL_FORMED,
       "The template breaks a rule of XML, such as quotes around attributes, so its parts cannot "
       "be told for certain. Browsers would guess, each in its own way.",
       "<p class=\"wide\">Gosport</p>")
REMEDY(TEMPLATE_TAG_MISMATCH,
       "An element is closed by the tag of another one. What is inside what decides how the page "
       "is read aloud and drawn.",
       "<p>one<br/></p>")
REMEDY(TEMPLATE_ENTITY,
       "XML does not know the names that HTML has for characters. Its number says the same.",
       "&#160;")
REMEDY(TEMPLATE_AMPERSAND,
       "In XML an '&' begins the name or number of a character. Written out as it stands, the "
       "words behind it could vanish from the page.",
       "Clear &amp; hold")
REMEDY(TEMPLATE_VALUELESS,
       "XML has no attributes without a value. Repeating the name is what HTML means by leaving "
       "it out.",
       "<details open=\"open\">More</details>")
REMEDY(TEMPLATE_DOCUMENT_TYPE,
       "Other document types can load definitions from elsewhere and change what the template "
       "says. niot writes the right one itself.",
       "<!DOCTYPE html>")
REMEDY(TEMPLATE_INSTRUCTION,
       "Instructions such as PHP's are for programs that run on a server. niot's pages are plain "
       "files, so readers would see the code.",
       "<p>1</p>")
REMEDY(TEMPLATE_TOO_DEEP,
       "Elements or loops are nested deeper than any page needs, which is a slip or an attack. "
       "The limit keeps the program within its memory.",
       "eight loops, one in another")
REMEDY(PLACEHOLDER_UNCLOSED,
       "The name of a value begins with two braces and does not end with two. Readers would see "
       "braces where a figure belongs.",
       "{{ campaign.title }}")
REMEDY(NAME_SYNTAX,
       "Between the braces stands more than a name. Templates work nothing out, so that a figure "
       "is written in one way everywhere.",
       "{{ campaign.title }}")
REMEDY(NAME_UNKNOWN,
       "No value has this name, so there would be a hole in the page. It is an error even in a "
       "part that is not shown this time, for next month it may be.",
       "{{ campaign.title }}")
REMEDY(NAME_AMBIGUOUS,
       "Two groups have a figure of this name, and their numbers differ. A page must not choose "
       "one of them by chance.",
       "recorded.burglary, an id with its group before it")
REMEDY(NAME_WITHOUT_PARTS,
       "The name goes on behind a text, a number or a yes-or-no, which have nothing in them. A "
       "part of some record was probably meant.",
       "{{ campaign.title }}")
REMEDY(NAME_NOT_TEXT,
       "The name stands for a list, a record or a yes-or-no, which are no words that could be "
       "written. Name one of its parts, or go through the list.",
       "{{ campaign.name }}")
REMEDY(NAME_NOT_LIST,
       "A loop goes through the items of a list, and this value is none. Nothing would be "
       "written, or only once.",
       "data-each=\"section in sections\"")
REMEDY(EACH_SYNTAX,
       "A loop needs a name for the item and the list that it is from. Without the first nothing "
       "in the loop could be named.",
       "data-each=\"bar in section.chart.bars\" in a loop over sections")
REMEDY(IF_SYNTAX,
       "A condition asks whether something is there and nothing else. Limits, such as how few "
       "crimes are too few, belong in the rules of the campaign and not in the looks of a page.",
       "data-if=\"sections\"")
REMEDY(DIRECTIVE_BRACES,
       "niot reads this attribute when it compiles the template, before there are any values. "
       "What it asks for must stand there by its name.",
       "data-if=\"campaign.message\"")
REMEDY(DIRECTIVE_ATTRIBUTE,
       "The element is not written, only its content, so its attributes would be lost. Put them "
       "on an element that stays.",
       "<div class=\"wide\">Gosport</div>")
REMEDY(INSERT_UNKNOWN,
       "A part such as the story is put in at this place, and no part has this name. The page "
       "would lack it.",
       "<insert name=\"story\"/>")
REMEDY(INSERT_MISPLACED,
       "The part is made of elements that cannot stand here. A browser would show tags, or close "
       "the element around it too early.",
       "<div><insert name=\"story\"/></div>")
REMEDY(INCLUDE_MISSING,
       "The template includes a file that is neither in the campaign's templates nor among those "
       "that come with niot. The page would lack that part.",
       "data-include=\"parts/head.html\"")
REMEDY(INCLUDE_LOOP,
       "The template includes itself, directly or by way of others, and would never end. One of "
       "these includes is a mistake.",
       "a template that includes another one")
REMEDY(ELEMENT_WITH_CONTENT,
       "HTML gives this element no content. Browsers would put the words somewhere else than the "
       "template has them.",
       "text<br/>")
REMEDY(ELEMENT_MISPLACED,
       "The element around it holds text alone, so browsers show the tag itself to readers. Put "
       "the element outside, or leave it away.",
       "<h1>One <b>town</b></h1>")
REMEDY(ELEMENT_CLOSED,
       "The element embeds something or is not read as text, so that no way of writing a value "
       "is safe there. A value from a table must not be able to load anything.",
       "<p>{{ campaign.base_url }}</p>")
REMEDY(ATTRIBUTE_CLOSED,
       "A value in this attribute could send readers' data elsewhere, load something or change "
       "the style of the page. No way of writing it is safe.",
       "<a href=\"{{ campaign.base_url }}\">The page</a>")
REMEDY(ATTRIBUTE_SCRIPT,
       "Attributes that begin with 'on' run script. Pages of figures need none, and without it "
       "nobody can change on a reader's screen what was published.",
       "<p>Closed</p>")
REMEDY(SCRIPT_REFUSED,
       "Script can change what readers see and tell others who they are. Data for search engines "
       "are the one thing for which the element is accepted.",
       "<script type=\"application/ld+json\">{\"name\": \"{{ campaign.title }}\"}</script>")
REMEDY(SCRIPT_END,
       "These characters could end the element in the middle of its content. What is behind them "
       "would then be read as a part of the page.",
       "\\u003C in JSON")
REMEDY(JSON_BARE,
       "Only within quotes can a value be written so that JSON stays JSON. Outside of them a "
       "title could add fields of its own.",
       "{\"name\": \"{{ campaign.title }}\"}")
REMEDY(JSON_TORN,
       "A condition or loop begins within quotes of JSON and ends outside, or the reverse. When "
       "it is left out, the data cannot be read any more.",
       "\"<group data-if=\"campaign.message\">A message</group>\"")
REMEDY(ADDRESS_REFUSED,
       "The address is of a kind that can run script or lead to a file on the reader's own "
       "machine. Links of a public page lead to pages, to mail or to a telephone.",
       "<a href=\"https://www.police.uk/\">police.uk</a>")
REMEDY(ADDRESS_UNSETTLED,
       "The value would decide to which machine the link leads. A cell of a spreadsheet must not "
       "be able to send readers of a police page elsewhere.",
       "<a href=\"https://example.org/{{ campaign.id }}\">The campaign</a>")
REMEDY(VALUE_ABSENT,
       "The words need a value that the figure does not have, and a sentence with a hole in it "
       "says something else. Name a value that is there, or take the sentence out.",
       "{{ arrests.value }} of a figure with a value")

// Output
REMEDY(SITE_FILE_REFUSED,
       "A file of the site would have a name that the system or a web server cannot take. Names "
       "of files come from groups and assets.",
       "a group of figures called recorded")
REMEDY(SITE_TOO_MANY_FILES,
       "The site would hold more files than any campaign needs, so something in the tables went "
       "wrong. Nothing was written.",
       "figures in 10 groups")
REMEDY(SITE_NOT_A_FOLDER,
       "Something that is not a folder stands where the site should be written. niot does not "
       "delete what it did not make.",
       "a folder called site, or none")
REMEDY(SITE_PARENT_MISSING,
       "The folder in which the site should be made does not exist. A mistyped path should not "
       "make a folder where nobody looks for it.",
       "niot build --output site")
REMEDY(SITE_FOREIGN,
       "The folder holds files that niot did not write and cannot tell from those of somebody "
       "else. Replacing it could destroy the only copy of something.",
       "niot build --output site")
REMEDY(SITE_OF_ANOTHER_CAMPAIGN,
       "The folder holds the page of another campaign. Replacing it would take that page away "
       "from its readers.",
       "two campaigns with an output folder each")
REMEDY(SITE_MANIFEST_DAMAGED,
       "The list of what niot wrote into the folder was changed, so that niot's files and those "
       "of others cannot be told apart. The list is also what others check the page by.",
       "the manifest.json that niot wrote")
REMEDY(SITE_SPECIAL_FILE,
       "The folder holds something that cannot be published, such as a pipe or a device. It can "
       "only have come there by mistake.",
       "only files, folders and links in site")
REMEDY(SITE_FILE_IN_THE_WAY,
       "A file that is not niot's stands where the new site needs a folder or file. niot does "
       "not delete what it did not make.",
       "that file elsewhere, such as in assets under another name")
REMEDY(SITE_BUSY,
       "Another build is writing the same site. Two at once could mix the files of two days, so "
       "one waits its turn.",
       "niot build, and again when it is done")
REMEDY(SITE_NOT_WRITTEN,
       "The system could not write a file; the reason stands behind it. The site that readers "
       "see is still the old one, whole.",
       "a disk with room for the site twice")
REMEDY(SITE_NOT_EXCHANGED,
       "The system cannot exchange this folder for the new one in a single step. In any other "
       "way readers could for a moment see figures of one day with the words of another, so you "
       "must ask for it.",
       "a site folder that lies in a folder which can be written")
REMEDY(SITE_LEFT_BEHIND,
       "The new site is in its place, but something of an earlier build could not be deleted. It "
       "is not published; it only takes room.",
       "a folder above the site in which all files are your own")
REMEDY(RASTER_MISSING,
       "A picture needs the program niot-raster, which belongs beside niot and is not there. "
       "Pages and SVG charts do without it.",
       "niot and niot-raster in one folder")
REMEDY(RASTER_REFUSED,
       "The drawing cannot be made a picture of pixels, most often because it would be too "
       "large. An SVG has no such limit.",
       "a chart of 30 rows at twice its size")
REMEDY(RASTER_FAILED,
       "The program that draws pictures ended before it was done, most often for lack of memory. "
       "No half picture was written.",
       "niot-raster with memory enough, or an SVG")

// The command line and the machine
REMEDY(COMMAND_MISSING,
       "niot was not told what to do. It never begins to write something without being asked.",
       "niot build")
REMEDY(COMMAND_UNKNOWN,
       "niot has no command of this name. It does not run one that is merely similar, for that "
       "could send or replace something.",
       "niot build")
REMEDY(OPTION_UNKNOWN,
       "This command has no option of this name. An option that is passed over could be the one "
       "that was to keep something from happening.",
       "niot build --output public")
REMEDY(OPTION_NEEDS_ARGUMENT,
       "The option needs a word behind it and has none. Without it nobody can tell where the "
       "site should go or what was meant.",
       "niot build --output public")
REMEDY(OPTION_TAKES_NONE,
       "The option is either there or not, and takes no value. '--quiet=no' would do the "
       "opposite of what it seems to say.",
       "niot build --quiet")
REMEDY(ARGUMENT_UNEXPECTED,
       "There are more words than the command has use for, often because of a blank in a name "
       "without quotes. niot does not guess which one counts.",
       "niot build .")
REMEDY(TEMPLATE_TASK_MISSING,
       "The command shows one of two things, and it was not said which. It writes no files.",
       "niot template --names")
REMEDY(DATE_OPTION_WRONG,
       "The date of the figures is printed on the page, so it must be one day and certain. niot "
       "does not know what day it is, so that the same files always give the same page.",
       "niot build --date 2025-07-01")
REMEDY(EPOCH_WRONG,
       "The environment gives the date of the build in seconds, by which others can make the "
       "same page byte for byte. This is no such number.",
       "SOURCE_DATE_EPOCH=1751328000 niot build")
REMEDY(TEMPLATE_UNKNOWN,
       "No template has this name, neither in the campaign's folder templates nor among those "
       "that come with niot. The name is written as it stands there.",
       "niot template --print page.html")
REMEDY(OUTPUT_FAILED,
       "What the command had to say could not be written out. A list that is cut off must not "
       "look as if it were whole, so the run counts as failed.",
       "niot build --help >help.txt")
REMEDY(ASSET_REFUSED,
       "Everything in assets is published. A link could lead to a file that was never meant for "
       "the public, so only plain files are taken.",
       "a copy of the file in assets")
REMEDY(IMAGE_MISSING,
       "The story shows a picture that is not in the folder assets. Readers would see an empty "
       "frame.",
       "![A street](street.jpg)")
REMEDY(FILE_ARGUMENT_MISSING,
       "The command reads a table, and it was not said which. niot does not look for one by "
       "itself.",
       "niot months data/monthly.csv")
REMEDY(CHART_TABLE_WIDE,
       "The table has more than two columns, and their names are not those of a metrics.csv. "
       "Which of them is the change would be a guess.",
       "Category,Change in niot chart")
REMEDY(CHART_TOO_LONG,
       "A chart of so many bars cannot be read. Leave out what nobody needs, or make several "
       "charts.",
       "niot chart with a table of 20 rows")
REMEDY(CHART_EMPTY,
       "The table has no row of kind change, so there is no bar to draw. Counts alone say "
       "nothing of a rise or fall.",
       "niot chart with a metrics.csv that has changes")
REMEDY(GROUP_NOT_CHOSEN,
       "Figures of different groups come from different sources or records, and side by side in "
       "one chart they would be compared. Each group has a chart of its own.",
       "niot chart data/metrics.csv --group recorded")
REMEDY(GROUP_OPTION_UNKNOWN,
       "No group of the table has this name. An empty chart would look as if there were no "
       "figures.",
       "niot chart data/metrics.csv --group recorded")
REMEDY(CHART_FORM_UNKNOWN,
       "How a chart is written follows from the end of its name, and this end stands for nothing "
       "that niot writes. A file that is not what its name says cannot be opened.",
       "niot chart changes.csv -o chart.png")
REMEDY(SCALE_WRONG,
       "The scale says how many pixels a unit of the drawing gets. It is a number, not a "
       "percentage.",
       "niot chart changes.csv -o chart.png --scale 2")
REMEDY(SCALE_OF_SVG,
       "An SVG is sharp at any size and has no pixels, so a scale would change nothing. Probably "
       "a PNG was meant.",
       "niot chart changes.csv -o chart.png --scale 2")
REMEDY(OPTION_NOT_TEXT,
       "The words of this option go into the drawing, where such characters cannot be shown and "
       "could hide others. Type them instead of pasting.",
       "a title of one line")
REMEDY(ORDER_UNKNOWN,
       "The order says how the bars are sorted, and there are two. A chart that is sorted in "
       "another way than was asked could stress the wrong bar.",
       "niot chart changes.csv --order file")
REMEDY(CARD_NOT_DRAWN,
       "The page was written, but without the picture that other sites show beside a link to it. "
       "Readers of the page miss nothing.",
       "niot build with niot-raster beside niot")
REMEDY(CODE_UNKNOWN,
       "No message of niot has this code. 'niot explain' alone lists all that there are.",
       "niot explain N100")

// The settings of the mail
REMEDY(MAILBOX_REFUSED,
       "The address is not of the plain form that niot sends to or from. Other forms can smuggle "
       "in a second recipient, who would then read along.",
       "gosport@example.org")
REMEDY(SERVER_REFUSED,
       "The line does not say in full by which server mail goes and how it is protected. "
       "Guessing could send it in the clear.",
       "server: smtps://mail.example.org")
REMEDY(SERVER_IN_THE_CLEAR,
       "Without encryption anybody on the way can read the message, the addresses and the "
       "password. It is accepted only for a server on this same machine.",
       "server: smtp://mail.example.org")
REMEDY(PASSWORD_IN_SETTINGS,
       "The settings lie beside the figures and are often copied or put under version control. A "
       "password in them is sooner or later public.",
       "user: zoe and password_file: /home/zoe/.niot-password")
REMEDY(NOT_A_RATE,
       "A rate is a number of messages in a second, a minute or an hour. Too many at once and "
       "the server takes the campaign for spam.",
       "rate: 20/m")
REMEDY(UNSUBSCRIBE_URL_REFUSED,
       "People must be able to leave with one click, by an encrypted address that tells which "
       "person asks. Any other is refused by large mail services.",
       "unsubscribe_url: https://example.org/leave/{token}")
REMEDY(NOT_A_LIST,
       "The name of the list goes into a field of the message by which mail programs sort. "
       "Blanks and quotes would damage that field.",
       "list_id: gosport.example.org")
REMEDY(PASSWORD_WITHOUT_USER,
       "There is a password and nobody whose it is. The server could not be told who logs in.",
       "password_file with user")
REMEDY(NOT_ONE_LINE,
       "The text becomes one line of the message, and a line break in it, or in a value that a "
       "subject names, would begin a field of its own, such as another recipient. It is refused, "
       "never repaired.",
       "a subject of one line")

// The e-mail
REMEDY(MAIL_FIELD_REFUSED,
       "Something in the field would end it, and what is behind could become another field or a "
       "recipient. It is refused, never repaired.",
       "a title of one line")
REMEDY(MAIL_HTML_LARGE,
       "The message comes near the length at which some mail programs cut it off. The end, with "
       "the sources and the way to unsubscribe, would be lost first.",
       "a message of 60 kB")
REMEDY(MAIL_HTML_TOO_LARGE,
       "Some mail programs would cut the message off, with the sources and the way to "
       "unsubscribe at its end. Readers would get half of the figures and not know it.",
       "a message of 60 kB")
REMEDY(MAIL_WITHOUT_PAGE,
       "The message cannot link to the page, for it is not known where that will stand. Readers "
       "could not look up sources, intervals or the download.",
       "base_url: https://example.org/gosport/ in campaign.md")

// Sending
REMEDY(PROGRAM_NOT_STARTED,
       "Sending and pictures are done by programs of their own beside niot, and this one could "
       "not be started. Nothing was sent.",
       "niot, niot-send and niot-raster in one folder (make all)")
REMEDY(OPTIONS_CLASH,
       "Two of the options ask for opposite things. niot does neither rather than send by "
       "mistake.",
       "niot send people.csv --test me@example.org")
REMEDY(RATE_OPTION_WRONG,
       "A rate is a number of messages in a second, a minute or an hour. Too many at once and "
       "the server takes the campaign for spam.",
       "niot send people.csv --rate 20/m")
REMEDY(OPTION_NOT_A_NUMBER,
       "The option needs a whole number of 1 or more. Without it the limit that you meant to set "
       "would not hold.",
       "niot send people.csv --max 500")
REMEDY(NOT_SECONDS,
       "The setting says how long to wait, in whole seconds. A wait that is too short would take "
       "a slow server for a dead one.",
       "timeout: 600")
REMEDY(RECIPIENTS_COLUMN_MISSING,
       "The list has no column that is called email. Addresses are not searched for in other "
       "columns, where they may stand for another purpose.",
       "a table with the columns email, name and group")
REMEDY(RECIPIENTS_COLUMN_TWICE,
       "Two columns have the same name, and people may have given only one of the addresses for "
       "this purpose. niot does not choose.",
       "a table with one column email")
REMEDY(RECIPIENT_TWICE,
       "The same address stands in the list twice and gets one message. People who get "
       "everything twice leave.",
       "each person once")
REMEDY(RECIPIENTS_MISPLACED,
       "The list lies in a folder that can be published with the site. Addresses of residents "
       "must never be there, not even for a moment.",
       "people.csv in a folder of your own")
REMEDY(RECIPIENT_UNWRITABLE,
       "The name has characters that cannot stand in the field of a message and could add a "
       "recipient to it. It is refused, never repaired.",
       "a name of letters and blanks")
REMEDY(SERVER_MISSING,
       "The settings name no server, so there is nothing to send through. Drafts for a mail "
       "program need none.",
       "a mail.yaml with server: smtps://mail.example.org")
REMEDY(PASSWORD_MISSING,
       "The settings name a user, and no password was found. It is never asked for or taken from "
       "the command line, where others could see it.",
       "a user in mail.yaml and password_file with the path of a file")
REMEDY(PASSWORD_FILE_OPEN,
       "Other users of this machine can read the password. Whoever has it can send messages in "
       "the name of the campaign.",
       "a password file that only its owner may read (chmod 600)")
REMEDY(CAMPAIGN_WITHOUT_ID,
       "The journal of who got the message is called by the campaign's id, and there is none. "
       "Without a journal people would be written to twice.",
       "id: not-in-our-town-gosport in campaign.md")
REMEDY(CAMPAIGN_NOT_APPROVED,
       "The campaign is a draft, and a message cannot be called back. Somebody with a name has "
       "to approve it first.",
       "status: approved and approved_by: Insp Jo Miller in campaign.md")
REMEDY(MESSAGE_MISSING,
       "There is no message to send yet. It is written in a step of its own, so that somebody "
       "can look at it.",
       "niot email, and then niot send")
REMEDY(MESSAGE_DAMAGED,
       "The message was changed after niot wrote it. What was checked and tested would not be "
       "what people get.",
       "the campaign.eml that niot email wrote")
REMEDY(MESSAGE_IS_DRAFT,
       "A draft is for opening in a mail program and lacks what a message to many needs, such as "
       "the way to unsubscribe. It is not sent.",
       "niot send behind niot email")
REMEDY(MESSAGE_UNTESTED,
       "This very message has never been looked at in a mailbox. A mistake that goes to "
       "everybody cannot be called back.",
       "niot send people.csv --test me@example.org, and then --yes")
REMEDY(MESSAGE_CHANGED,
       "Some people got another message than this one, and it is not known whether this one "
       "corrects it or is the next. Who gets it depends on the answer.",
       "niot send people.csv --test me@example.org --new-edition")
REMEDY(JOURNAL_DAMAGED,
       "The journal was changed, so that nobody can tell who has the message. To guess would "
       "write to people twice or never.",
       "a copy of the journal as niot wrote it")
REMEDY(JOURNAL_FOREIGN,
       "The journal belongs to another campaign. With it niot would take people for done who got "
       "something else.",
       "the journal under the name that niot gave it")
REMEDY(JOURNAL_NOT_WRITTEN,
       "The journal could not be written, and without it nobody would know who has the message. "
       "So nothing more was sent.",
       "a disk with room")
REMEDY(JOURNAL_BUSY,
       "Another run is sending for this campaign. Two at once could send people the same message "
       "twice.",
       "one operator, or the second when the first is done")
REMEDY(SERVER_UNTRUSTED,
       "The certificate does not prove that this is the server that was named. Somebody in "
       "between could read the password and every address.",
       "a certificate that the system trusts, or certificates: with its file")
REMEDY(SERVER_WITHOUT_TLS,
       "The server does not offer encryption, or somebody on the way took the offer out. "
       "Message, addresses and password would travel for anybody to read.",
       "a server with STARTTLS, or smtps://")
REMEDY(LOGIN_REFUSED,
       "The server does not take this user and password. niot tries once and stops, so that the "
       "account is not locked.",
       "the password of the user that mail.yaml names")
REMEDY(SENDER_REFUSED,
       "The server does not send for the address that the message comes from. No recipient would "
       "have got it.",
       "a sender of the domain for which the relay sends")
REMEDY(FAILURES_IN_A_ROW,
       "Five people in a row could not be served, so the fault is not theirs. To go on would "
       "mark everybody as failed.",
       "the same command when the server is up again")
REMEDY(TEST_FAILED,
       "The test message did not go out, so nobody has seen it. Without a test nothing is sent "
       "to the list.",
       "niot send --test with an address of your own")
REMEDY(SOME_REFUSED,
       "The server said for good that it cannot deliver to some people, often because an address "
       "no longer exists. Take them out, or correct them: lists with dead addresses count as "
       "spam.",
       "the address that the person has now")
REMEDY(SOME_DEFERRED,
       "The server said that it cannot deliver to some people now. They are kept in the journal, "
       "and the same command tries them again and nobody else.",
       "niot send people.csv --yes once more, an hour later")
REMEDY(SOME_IN_DOUBT,
       "The connection broke at the moment at which the server had the message and had not "
       "answered. Nobody can know whether it arrived, so a person decides and not the program.",
       "niot send people.csv --yes --resend-doubtful, when they say that they got none")
REMEDY(FORGOTTEN_IN_FILE,
       "The person asked to be forgotten, and the journal has forgotten them; your own list "
       "still has them. They get nothing, but the law asks you to delete them there too.",
       "the list without that line")
REMEDY(CARD_WITHOUT_ROOM,
       "The title does not fit on the picture that other sites show beside a link to the page, "
       "and a title that is cut off can say the opposite. The page itself is written and whole.",
       "a title of sixty letters")
REMEDY(MAIL_PICTURE_LARGE,
       "A picture is too large to send to everybody, so it was left out; the table with the same "
       "figures is in the message. Large messages are slow on a telephone and often end up as "
       "spam.",
       "a chart of twenty rows")
REMEDY(MAIL_SETTINGS_MISSING,
       "Nothing says who the message comes from, why people get it and how they can leave. "
       "Without these it would be spam, and nobody would answer for it.",
       "niot email with a mail.yaml beside data")
REMEDY(FIGURES_AHEAD,
       "The message says that its figures are of a day that has not come. Readers would be told "
       "of something that nobody can have counted.",
       "published: 2026-11-24 on 25 November 2026")
REMEDY(FIGURES_OVERTAKEN,
       "The day that was announced for the next figures is past, so this message may tell old "
       "news. People would take the figures for today's.",
       "the message of this month, written by niot email")
REMEDY(FIGURES_OLD,
       "The figures of the message are old for news. Perhaps it is one that was left in the "
       "outbox.",
       "the message of this month, written by niot email")
REMEDY(MESSAGE_SENDER_CHANGED,
       "The message was written with another sender than the settings name now. Answers and ways "
       "to leave would go to somebody who does not expect them.",
       "niot email, and then niot send")
REMEDY(MESSAGE_UNAPPROVED,
       "The message says of itself that it is a draft, for it was written before the approval. "
       "Readers should get the one that was approved.",
       "niot email behind status: approved")
REMEDY(CORRECTION_CHANGES_NOTHING,
       "The correction says that the figure was what it is now. Readers who look up what was "
       "corrected would learn nothing.",
       "113 in the column was and 112 in the column now")
REMEDY(CORRECTION_CONTRADICTED,
       "The correction says another number than the figures do. One of the two is wrong, and "
       "both are on the page.",
       "now 112 beside a figure of 112")
REMEDY(CORRECTION_AFTER_PAGE,
       "The correction has a date that comes after the date of the page. A page cannot tell what "
       "had not happened yet.",
       "a correction of 1 July on a page of 1 July")
REMEDY(CORRECTION_OUT_OF_ORDER,
       "The corrections of one figure do not stand in order of time. What was published when "
       "could not be followed.",
       "corrections of March and May")
REMEDY(CORRECTION_TORN,
       "Two corrections of a figure do not join: what one made of it is not what the next began "
       "with. One in between is missing, or a number is mistyped.",
       "112 to 113, then 113 to 115")
REMEDY(FIGURE_CHANGED,
       "A figure that was published has another number now, and nobody has said why. Readers who "
       "remember the old one need to know whether it was a mistake or new records.",
       "a row in data/corrections.csv for the figure, with the reason")
REMEDY(FIGURE_GONE,
       "A figure that was published stands nowhere now. Readers who look for it need to know whether "
       "it was wrong, or is told elsewhere; a figure that only vanishes looks hidden.",
       "a sentence of the story that says why it went, or its row in data/metrics.csv again")
REMEDY(CORRECTION_TELLS_HIDDEN,
       "To protect people's privacy the page hides small counts, and the row would publish one "
       "that it hides now, or one that it would have hidden. A correction may say that a number "
       "was wrong without telling it.",
       "another number in the column was, and what the page shows in the column now")
REMEDY(CORRECTION_STILL_TRUE,
       "The correction says that something was wrong which the page still shows. A figure has "
       "several forms, and not each of them changed.",
       "was 219 to 167 and now 220 to 167, of a figure that was 219 to 167")
REMEDY(NUMBER_EQUAL,
       "The number is right today and was typed by hand. When the data change it stays as it is, "
       "and the sentence becomes wrong without anybody noticing.",
       "Police made {{ announced.drug-arrests.value }} arrests.")
REMEDY(NUMBER_NEAR,
       "The words are true of a figure and were typed by hand, as a bound, a rounding or a "
       "difference. When the data change nobody will notice that they are not true any more.",
       "Police made {{ announced.drug-arrests.value }} arrests.")
REMEDY(NUMBER_BARE,
       "No figure of the data backs this number, so no reader can check it. If it has another "
       "source, it can be listed with the reason why it stands there.",
       "Of the lines, {{ announced.county-lines.value }} ran from London.")
REMEDY(NUMBER_UNBACKED,
       "The sentence names a figure, and the number is not that of this figure. That is how a "
       "wrong claim gets into a press release: the number of another row, or an old one.",
       "Burglary is {{ announced.burglary.change_words }}.")
REMEDY(DIRECTION_CONTRARY,
       "The sentence says a rise where the data show a fall, or the reverse. Nothing harms trust "
       "in a page as much as a direction that is wrong.",
       "Burglary fell, and is {{ announced.burglary.change_words }}.")
REMEDY(DIRECTION_UNCLEAR,
       "The counts are too few or too near each other to tell a rise or fall from chance, and "
       "the sentence says one. The sentence of the figure says no more than is known.",
       "{{ recorded.shoplifting.sentence }}")
REMEDY(PERCENTAGE_SMALL,
       "The percentage is of so few that one crime more or less would change it by many points. "
       "Readers take it for far more certain than it is; the counts tell it as it is.",
       "The number of robberies went from {{ recorded.robbery.counts }}.")
REMEDY(PERCENTAGE_SMALLISH,
       "The percentage is of few, and without the counts readers cannot tell how few. With them "
       "beside it everybody can judge.",
       "The number of burglaries went from {{ recorded.burglary.counts }}.")
REMEDY(OVERCLAIM,
       "The words say why something changed, or that it is certain, and figures cannot show "
       "that. A claim that goes too far makes people doubt the figures too.",
       "Burglary fell while the patrols were there.")
REMEDY(RISES_LEFT_OUT,
       "The story tells of falls alone, while the data have clear rises. A page that leaves out "
       "the bad news is advertising, and readers find the rises in the table.",
       "Burglary fell. Drug offences rose.")
REMEDY(PERIODS_UNEQUAL,
       "The two periods are not equally long, so that the longer one has more crimes whatever "
       "happened. Readers take a comparison for one of like with like.",
       "the baseline of 2024-01..2024-03 and the current period 2025-01..2025-03")
REMEDY(PERIOD_MISSING,
       "Nobody can tell when the figure was counted. The same number means something else of a "
       "week and of ten years.",
       "2025-01..2025-03 in the column current_period")
REMEDY(IMAGE_WITHOUT_ALTERNATIVE,
       "The picture has no words for people who cannot see it, nor is it said that it only "
       "decorates. A screen reader would read the name of the file.",
       "<img src='icon.svg' alt='A street with new lamps'/>")
REMEDY(READING_HARD,
       "The words are harder to read than they need to be, and this sentence is one of the "
       "reasons. A page for everybody is one that tired people and learners of English can read.",
       "It was hard to plan. People from the streets and the council worked on it for a year.")
REMEDY(ALLOWED_UNUSED,
       "The list of numbers that may stand without a figure has one that is not there any more. "
       "Left on the list it would let the same number through where it is wrong.",
       "12 streets under allow_numbers, and the words: The 12 streets have new lamps.")
REMEDY(OVERCLAIM_WITHOUT_WORD,
       "The front matter lists words that claim too much, and this entry has none: no letter "
       "stands in it. It would never be found, and nobody would notice.",
       "overclaims with the words: smashed")
REMEDY(LANGUAGE_NOT_READ,
       "The rules for words are for English alone. Of a page in another language niot check looks at "
       "the figures and pictures, and somebody who reads the language must compare the words with "
       "the figures.",
       "language: en-GB")
REMEDY(NOT_A_GRADE,
       "The target for the reading grade is a school grade, as of Flesch and Kincaid. With 0 every "
       "sentence is too hard, and with 99 none ever is, so that nobody would be told anything.",
       "reading_grade: 9")
REMEDY(NUMBER_HIDDEN,
       "To protect people's privacy the page hides counts of this figure, which a number in the "
       "words beside it could tell. Whether it does is not said here, for that would tell it, too.",
       "{{ robbery.sentence }}")
REMEDY(PLACEHOLDER_OF_ANOTHER,
       "The sentence names one figure and gives the number of another, so readers take it for that "
       "of the first.",
       "Burglary fell by {{ announced.burglary.percentage }}.")
