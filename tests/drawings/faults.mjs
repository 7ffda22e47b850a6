// Faults put into a good drawing or table of the charts 'seven-counted', and what must be said of
// each: a check that finds nothing here finds nothing anywhere.

const swap = (from, to) => (text) => text.replace(from, to);

export const drawingFaults = [
  ['a bar too long', swap(/(class="fall" x=")([\d.]+)(" y="\d+" width=")([\d.]+)/, (_, a, x, b, width) => `${a}${Number(x) - 0.06}${b}${Number(width) + 0.06}`), /^the bar of/],
  ['a bar off zero', swap(/(class="rise" x=")(\d+)/, (_, a, x) => `${a}${Number(x) + 0.1}`), /^the end at zero/],
  ['a fall drawn as a rise', swap('class="fall"', 'class="rise"'), /is drawn as a rise/],
  ['a bar left out', swap(/<rect class="fall"[^>]*>/, ''), /has no bar/],
  ['a row left out', swap(/<text x="16" y="\d+">Shoplifting[^]*?not published<\/text>/, ''), /7 rows went in, 6 are drawn/],
  ['no reason given', swap('>not published<', '><'), /is '', not 'not published'/],
  ['another number', swap('>−24%<', '>−25%<'), /is '−25%', not '−24%'/],
  ['a label cut short', swap('>Anti-social behaviour<', '>Anti-social behav…<'), /stand/],
  ['a row not described', swap(/Burglary fell [^<]*?\. /, ''), /is not in the description/],
  ['a whisker too short', swap(/(class="whisker" d="M)([\d.]+)/, (_, a, x) => `${a}${Number(x) + 0.1}`), /low end of the whisker/],
  ['a whisker left out', swap(/<path class="whisker"[^>]*>/, ''), /has no whisker/],
  ['an arrow where nothing was cut', swap(/(class="whisker" d="M([\d.]+) ([\d.]+)v6)/, '$1M$2 $3m5-1l-5 4 5 4'), /an arrow too many/],
  ['no line at zero', swap(/<path class="zero"[^>]*>/, ''), /no line at zero/],
  ['zero without a label', swap('>0%<', '>zero<'), /zero has no label/],
  ['a number that is not one', swap('>+100%<', '>+100.00000000000001%<'), /a tick is called/],
  ['a tick at another place', swap(/(<text x=")(\d+)("[^>]*>\+100%)/, (_, a, x, b) => `${a}${Number(x) + 3}${b}`), /stands at/],
  ['too many gridlines', swap('<g class="grid"', `<g class="grid">${Array.from({ length: 7 }, (_, i) => `<path d="M${i} 96v9"/>`).join('')}</g><g`), /ticks/],
  ['a gridline across a label', swap(/<path d="M\d+ (\d+)v/, '<path d="M60 $1v'), /a gridline lies on/],
  ['text upon text', swap(/y="(\d+)">Burglary/, (_, y) => `y="${Number(y) - 30}">Burglary`), /lies on/],
  ['text outside', swap(/x="16"( y="\d+">Thin lines)/, 'x="-1"$1'), /leaves the drawing/],
  ['small text', swap('font-size="14"', 'font-size="11"'), /is 11 high/],
  ['pale text', swap('fill="#505A5F"', 'fill="#999999"'), /^light: .* in #999999/],
  ['pale bars', swap('fill="#12436D"', 'fill="#BBCCDD"'), /^light: a fall/],
  ['dark on dark', swap('.fall{fill:#7FB2E5}', ''), /^dark: a fall/],
  ['a whisker gone in the dark', swap('.zero,.whisker{stroke:#F3F2F1}', ''), /^dark: a whisker/],
  ['printed in the dark', swap('@media screen and (prefers', '@media (prefers'), /the paper is printed/],
  ['a rise without outline', swap(/ stroke="#0B0C0C"(?=\/><path class="whisker"|\/>)/, ''), /no dark outline/],
  ['a colour where the system chooses', swap('.rise,.zero,.whisker{stroke:CanvasText}', ''), /forced colours: <path/],
  ['green and red', (text) => text.replaceAll('#12436D', '#00703C').replaceAll('#F46A25', '#D4351C'), /to protanopia/],
  ['alike in grey', (text) => text.replaceAll('#12436D', '#0072B2').replaceAll('#F46A25', '#D55E00'), /in grey/],
  ['no role', swap(' role="img"', ''), /no role/],
  ['described twice', swap(/aria-labelledby="([^"]*)-title"/, 'aria-labelledby="$1-title $1-desc"'), /by its title alone/],
  ['no title', swap(/<title[^]*<\/title>/, ''), /not one title/],
  ['no description', swap(/<desc>[^]*<\/desc>/, ''), /not described once/],
  ['a script', swap('<rect class="paper"', '<script>1</script><rect class="paper"'), /has <script>/],
  ['something that moves', swap('<rect class="paper"', '<animate attributeName="x"/><rect class="paper"'), /has <animate>/],
  ['a stop for the tabulator', swap('<rect class="paper"', '<rect tabindex="0" class="paper"'), /has tabindex/],
  ['something from elsewhere', swap('<rect class="paper"', '<rect filter="url(https://example.org/)" class="paper"'), /refers to/],
  ['a number that is none', swap('class="paper" width="640"', 'class="paper" x="NaN" width="640"'), /is no number to draw with/],
  ['not well-formed', swap('</title>', '</titel>'), /closes/],
  ['an ampersand by itself', swap('</title>', ' & more</title>'), /is no entity/],
  ['too large', (text) => text.replace('</desc>', `${'x'.repeat(5000)}</desc>`), /bytes/],
];

// The same of 'cut-whiskers', where intervals go beyond what is drawn.
export const cutFaults = [
  ['an end without its arrow', swap('m5-1l-5 4 5 4', 'v6'), /an arrow too many or too few/],
  ['limits that nobody can read', swap(/(<text [^>]*>[^<]*)35%/, '$1'), /its limits are not written/],
];

export const tableFaults = [
  ['a bar too long', swap(/(class="fall" x="[\d.]+%" y="50%" width=")([\d.]+)/, (_, a, width) => `${a}${Number(width) + 0.02}`), /^the bar of/],
  ['a bar off zero', swap(/(class="rise" x=")([\d.]+)/, (_, a, x) => `${a}${Number(x) + 0.02}`), /left end/],
  ['a row left out', swap(/<tr[^>]*>\s*<th scope="row"><a [^>]*>Shop[^]*?<\/tr>/, ''), /7 rows went in, 6 stand/],
  ['no reason given', swap('<span class="change">not published</span>', '<span class="change">–</span>'), /does not say what is known/],
  ['another number', swap('<span class="change">−24%</span>', '<span class="change">−25%</span>'), /is '−25% /],
  ['no interval in words', swap(/a fall of between[^<]*/, ''), /does not say 'a fall/],
  ['read out twice', swap(/(<\/td>\s*)<td class="bar" aria-hidden="true"><svg/, '$1<td class="bar"><svg'), /is read out/],
  ['a whisker too short', swap(/(class="whisker" x=")([\d.]+)(%" y="50%" width="[\d.]+%" height="2")/, (_, a, x, b) => `${a}${Number(x) + 0.03}${b}`), /low end/],
  ['zero elsewhere', swap(/(class="zero" x1=")[\d.]+/, '$10'), /has zero at 0%/],
  ['a sentence left out', swap(/<details class="sentences">[^]*?<li>[^]*?<\/li>/, '<details class="sentences">'), /is not below the table/],
];

export const styleFaults = [
  ['pale text', swap('--quiet: #505a5f', '--quiet: #8a9499'), /^light: quiet on page/],
  ['pale bars in the dark', swap('--fall: #7fb2e5', '--fall: #12436d'), /^dark: fall on page/],
  ['printed in the dark', swap('--page: #ffffff; --text: #000000', '--page: #121212; --text: #000000'), /^print/],
  ['a colour of its own', swap('fill: var(--fall)', 'fill: #12436d'), /\.fall has not fill/],
  ['a colour where the system chooses', swap('.whisker { fill: CanvasText; }', '.whisker { fill: #123456; }'), /forced colours: \.whisker/],
];
