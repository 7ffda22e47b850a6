// Campaigns whose charts are hard to draw: what each has in metrics.csv. `most` marks the one whose
// size is bounded.

const quoted = (label, change) => [label, change, '', ''];
const counted = (label, before, now) => [label, '', before, now];

const ONE_WORD = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'.repeat(4).slice(0, 200);
const LONG = 'Anti-social behaviour, criminal damage and arson in the Not in Our Town locality and in the streets around it, as recorded by the constabulary and by the wardens of the borough, without duplicates ' + 'of them';
const PER_CENT = [-100, -63, -20.4, -2.6, -0.1, 0, 0.1, 24.3, 250, 1200];

const campaign = (...rows) => ({ figures: rows });

export const inputs = {
  seven: campaign(quoted('Anti-social behaviour', 'down 63%'), quoted('Most serious violence', 'down 20.4%'), quoted('Burglary', 'down 11.7%'),
    quoted('Violence with injury', 'down 11%'), quoted('All crime', 'down 2.6%'), quoted('Drug offences recorded', 'up 24.3%'), quoted('Shoplifting', '')),
  'seven-counted': campaign(counted('Anti-social behaviour', 219, 167), counted('Burglary', 60, 30), counted('Drugs', 41, 62), counted('Other theft', 109, 103),
    counted('Public order', 143, 128), counted('Violence', 772, 840), quoted('Shoplifting', '')),
  one: campaign(quoted('Burglary', 'down 11.7%')),
  'one-rise': campaign(counted('Burglary', 100, 140)),
  thirty: campaign(...Array.from({ length: 30 }, (_, i) => counted(`Kind ${i + 1}`, 40 + ((i * 37) % 200), 30 + ((i * 53) % 220)))),
  unchanged: campaign(quoted('Burglary', '0%'), counted('Robbery', 120, 120), counted('Arson', 40, 40)),
  extremes: campaign(...PER_CENT.map((value) => quoted(`${value} per cent`, value < 0 ? `down ${-value}%` : value > 0 ? `up ${value}%` : '0%')),
    counted('All gone', 40, 0), counted('From nothing', 0, 7), counted('A hundredfold', 20, 2000)),
  tiny: campaign(quoted('A tenth', 'up 0.1%'), quoted('A hundredth', 'down 0.01%')),
  missing: campaign(quoted('Burglary', ''), quoted('Robbery', ''), counted('Arson', '', 9)),
  'cut-whiskers': campaign(counted('Burglary', 100, 101), counted('Robbery', 30, 30), counted('Arson', 40, 41)),
  'cut-whisker-high': campaign(counted('Burglary', 24, 23), counted('Robbery', 1000, 980)),
  long: campaign(quoted(LONG, 'down 12%'), counted(`${LONG} (2)`, 219, 167), quoted(`${LONG} (3)`, '')),
  'one-word': campaign(quoted(ONE_WORD, 'down 12%'), quoted(`${ONE_WORD}a`, 'up 12%'), quoted(`${ONE_WORD}b`, '')),
  welsh: campaign(quoted('Ymddygiad gwrthgymdeithasol', 'down 63%'), counted('Ŵyn wedi\'u dwyn, tŷ a thân', 100, 70), quoted('Dŵr, ŷd a gwŷr', '')),
  emoji: campaign(quoted('🚨🚨🚨 Emergencies 👮🏽‍♀️', 'down 5%'), counted('👨‍👩‍👧‍👦 Families 🏴󠁧󠁢󠁷󠁬󠁳󠁿', 100, 140), quoted('🚗'.repeat(40), '')),
  markup: campaign(quoted('<b>Burglary</b> & "theft"', 'down 11.7%'), counted("]]> <script>alert('1')</script> &amp; &#x26;", 100, 70), quoted('<!-- --> <?x ?> { burglary } \'"', 'up 3%')),
  marks: campaign(quoted('e\u0301a\u0300o\u0302'.repeat(30), 'down 4%'), quoted('Zalgo\u0310\u0311\u0312\u0313\u0314\u0315\u0316 text', 'up 4%')),
  'other-scripts': campaign(quoted('犯罪統計犯罪統計犯罪統計犯罪統計犯罪統計', 'down 4%'), quoted('الجريمة في البلدة القديمة', 'up 4%'), quoted('Przestępczość Преступность', 'up 8%')),
  several: {
    first: [quoted('Burglary', 'down 11.7%'), quoted('Robbery', 'up 8%')],
    second: [counted('Burglary', 60, 30), counted('Robbery', 80, 90)],
    third: [quoted('Burglary', '')],
  },
};

const cell = (value) => (/[",\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : value);

// The two files of a campaign.
export function filesOf(groups) {
  const names = Object.keys(groups);
  const rows = names.flatMap((group) => groups[group].map(([label, change, before, now], i) =>
    [`row-${i + 1}`, group, label, 'change', change, before, now,
      ...(before === '' && now === '' ? ['', '2024-04..'] : ['2024-01..2024-03', '2025-01..2025-03']), 'Exampleton Police'].map(cell).join(',')));
  return {
    'metrics.csv': ['id,group,label,kind,change,baseline,current,baseline_period,current_period,source', ...rows, ''].join('\n'),
    'campaign.md': ['---', 'id: harbour-watch', 'title: What changed at the harbour', 'campaign: Harbour Watch', 'place: Exampleton', 'lead: Exampleton Police',
      'published: 2025-07-01', 'status: draft', 'contact:', '  name: The harbour team', '  email: hello@example.org', 'groups:',
      ...names.flatMap((name) => [`  ${name}:`, `    heading: What the ${name} say`]), '---', '', 'Words.', ''].join('\n'),
  };
}
