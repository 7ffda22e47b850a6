// Every file that travels inside the program: SHIPPED(name, path). tests/check/source.sh compares
// the rows with the folders.
SHIPPED(chart_bar, "templates/charts/bar.svg")
SHIPPED(chart_line, "templates/charts/line.svg")
SHIPPED(part_head, "templates/parts/head.html")
SHIPPED(part_masthead, "templates/parts/masthead.html")
SHIPPED(methods, "templates/methods.html")
SHIPPED(months, "templates/months.html")
SHIPPED(page, "templates/page.html")
SHIPPED(readme, "templates/figures-readme.txt")
SHIPPED(style, "assets/style.css")
SHIPPED(icon, "assets/icon.svg")
