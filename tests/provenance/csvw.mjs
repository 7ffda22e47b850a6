// A table against its description, as a processor of CSV on the Web would take both: "Metadata
// Vocabulary for Tabular Data" and "Model for Tabular Data and Metadata on the Web", W3C 2015.
// Returns what is wrong, a sentence a fault.

// Properties that a description of one table may have, and what their values must be.
const isText = (value) => typeof value === 'string' && value !== '';
const isTextList = (value) => Array.isArray(value) && value.length > 0 && value.every(isText);
const isFlag = (value) => typeof value === 'boolean';
const TABLE = { '@context': Array.isArray, url: isText, dialect: (value) => typeof value === 'object', null: (value) => typeof value === 'string', tableSchema: (value) => typeof value === 'object' };
const DIALECT = { encoding: isText, delimiter: isText, quoteChar: isText, doubleQuote: isFlag, header: isFlag, lineTerminators: isTextList, skipInitialSpace: isFlag };
const SCHEMA = { columns: Array.isArray, primaryKey: isTextList };
const COLUMN = { name: isText, titles: isText, datatype: (value) => isText(value) || typeof value === 'object', required: isFlag };
// Names with a prefix of the RDFa initial context are common properties.
const PREFIXED = /^(dc|dcat|schema|foaf|prov|rdfs|skos|xsd):[A-Za-z]+$/;

function properties(of, known, needed, where) {
  return [
    ...Object.keys(of).filter((key) => !(key in known) && !PREFIXED.test(key)).map((key) => `${where} has '${key}', which the vocabulary does not know`),
    ...Object.entries(known).filter(([key, isRight]) => key in of && !isRight(of[key])).map(([key]) => `${where} has a '${key}' of the wrong kind`),
    ...needed.filter((key) => !(key in of)).map((key) => `${where} has no '${key}'`),
  ];
}

// Section 6 of the vocabulary: values of common properties are texts, numbers, lists, or objects
// whose names are prefixed or one of @id, @type, @language and @value.
function commonFaults(value, where) {
  if (Array.isArray(value)) return value.flatMap((item) => commonFaults(item, where));
  if (typeof value !== 'object') return [];
  if (value === null) return [`${where} is null`];
  const keys = Object.keys(value);
  const found = keys.filter((key) => !PREFIXED.test(key) && !['@id', '@type', '@language', '@value'].includes(key)).map((key) => `${where} has '${key}'`);
  if ('@value' in value && keys.some((key) => !['@value', '@type', '@language'].includes(key))) found.push(`${where} has more beside '@value'`);
  if ('@id' in value && !/^https?:\/\/[^\s]+$/.test(value['@id'])) found.push(`${where} has an '@id' that is no address`);
  if (value['@type'] === 'xsd:date' && !/^\d{4}-\d\d-\d\d$/.test(value['@value'])) found.push(`${where} is no date`);
  return [...found, ...keys.filter((key) => PREFIXED.test(key)).flatMap((key) => commonFaults(value[key], `${where} ${key}`))];
}

const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const DATATYPES = {
  string: () => true,
  decimal: (cell) => DECIMAL.test(cell),
  integer: (cell) => /^[+-]?\d+$/.test(cell),
  gYearMonth: (cell) => /^\d{4}-(0[1-9]|1[0-2])$/.test(cell),
  anyURI: (cell) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(cell),
  boolean: (cell, format) => (format ? format.split('|') : ['true', 'false']).includes(cell),
};

function typeOf(column) {
  return typeof column.datatype === 'string' ? { base: column.datatype } : column.datatype;
}

function typeFaults(column) {
  const type = typeOf(column);
  const found = properties(type, { base: isText, format: isText }, ['base'], `the datatype of '${column.name}'`);
  if (!(type.base in DATATYPES)) found.push(`'${column.name}' is of the type '${type.base}', which is not known`);
  if (type.base === 'boolean' && type.format && type.format.split('|').length !== 2) found.push(`'${column.name}' needs two words for yes and no`);
  return found;
}

// RFC 4180 by the dialect: rows of cells.
function rowsOf(text, dialect) {
  const end = dialect.lineTerminators[0];
  const quote = dialect.quoteChar;
  const rows = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === quote) {
      for (at++; at < text.length; at++) {
        if (text[at] === quote && text[at + 1] === quote) cell += text[at++];
        else if (text[at] === quote) break;
        else cell += text[at];
      }
      at++;
    } else {
      while (at < text.length && text[at] !== dialect.delimiter && !text.startsWith(end, at)) cell += text[at++];
    }
    rows.at(-1).push(cell);
    if (text.startsWith(end, at)) {
      at += end.length;
      if (at < text.length) rows.push([]);
    } else if (text[at] === dialect.delimiter) at++;
    else if (at < text.length) throw new Error(`text behind a quote at ${at}`);
  }
  return rows;
}

function cellFaults(cell, column, where, none) {
  if (cell === none) return column.required ? [`${where}: '${column.name}' is required and empty`] : [];
  const { base, format } = typeOf(column);
  const isRight = DATATYPES[base]?.(cell, format) ?? true;
  const fits = base !== 'string' || !format || new RegExp(`^(?:${format})$`, 'u').test(cell);
  return isRight && fits ? [] : [`${where}: '${cell}' is no ${base} of '${column.name}'`];
}

function keyFaults(rows, columns, key) {
  const places = key.map((name) => columns.findIndex((column) => column.name === name));
  if (places.includes(-1)) return [`the key names a column that is not there: ${key.join(', ')}`];
  const keys = rows.map((row) => JSON.stringify(places.map((place) => row[place])));
  return keys.filter((value, i) => keys.indexOf(value) !== i).map((value) => `two rows have the key ${value}`);
}

// `description` is the parsed JSON, `bytes` the table, `name` the table's file name.
export function faultsOf(description, bytes, name) {
  const found = properties(description, TABLE, ['@context', 'url', 'tableSchema', 'dc:title', 'dc:source', 'dc:modified'], 'the description');
  if (description['@context']?.[0] !== 'http://www.w3.org/ns/csvw') found.push('the context is not that of the vocabulary');
  if (description.url !== name) found.push(`it describes '${description.url}', not '${name}'`);
  for (const key of Object.keys(description).filter((word) => PREFIXED.test(word))) found.push(...commonFaults(description[key], key));
  const { columns = [], primaryKey = [] } = description.tableSchema ?? {};
  found.push(...properties(description.dialect ?? {}, DIALECT, ['lineTerminators', 'quoteChar', 'delimiter'], 'the dialect'));
  found.push(...properties(description.tableSchema ?? {}, SCHEMA, ['columns', 'primaryKey'], 'the schema'));
  for (const column of columns) found.push(...properties(column, COLUMN, ['name', 'titles', 'datatype', 'dc:description'], `the column '${column.name}'`));
  if (found.length) return found;
  for (const column of columns) {
    if (!/^[A-Za-z0-9][A-Za-z0-9_.]*$/.test(column.name)) found.push(`'${column.name}' is no name of a column`);
    found.push(...typeFaults(column));
  }
  if (new Set(columns.map((column) => column.name)).size !== columns.length) found.push('two columns have one name');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const [header, ...rows] = rowsOf(text, description.dialect);
  if (JSON.stringify(header) !== JSON.stringify(columns.map((column) => column.titles))) found.push('the header is not that of the columns');
  rows.forEach((row, i) => {
    if (row.length !== columns.length) found.push(`row ${i + 2} has ${row.length} cells`);
    else row.forEach((cell, j) => found.push(...cellFaults(cell, columns[j], `row ${i + 2}`, description.null ?? '')));
  });
  if (rows.length === 0) found.push('no rows');
  return [...found, ...keyFaults(rows, columns, primaryKey)];
}
