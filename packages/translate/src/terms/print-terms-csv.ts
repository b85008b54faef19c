import { sourceLanguage, type Term } from '@decode/model';

/**
 * The agreed terms in English and one other language as CSV (RFC 4180) that a spreadsheet opens: with a byte order
 * mark, which Excel needs to see that it is UTF-8.
 */
export function printTermsCsv(terms: readonly Term[], language: string): string {
  const head = ['id', sourceLanguage, language, 'status', 'not to be used', 'definition', 'note'];
  const rows = terms.map(({ id, definition, labels }) => {
    const own = labels[language];
    return [
      id,
      labels[sourceLanguage]?.term ?? '',
      own?.term ?? '',
      own?.status ?? '',
      (own?.forbidden ?? []).join('; '),
      definition,
      own?.note ?? '',
    ];
  });
  return `\ufeff${[head, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

/** A field that a spreadsheet would take for a formula gets an apostrophe in front, as spreadsheets themselves do. */
function field(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
