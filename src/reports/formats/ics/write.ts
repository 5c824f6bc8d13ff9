// Answers for: a calendar file (iCalendar, RFC 5545) with one all-day event for each deadline.

export interface CalendarEvent {
  /** The same every time the same thing is written: a calendar then changes it instead of adding it again. */
  uid: string;
  /** `YYYY-MM-DD`. */
  day: string;
  summary: string;
  description: string;
  categories: readonly string[];
}

export const icsType = 'text/calendar;charset=utf-8';

interface CalendarFacts {
  name: string;
  madeAt: Date;
}

/** Events rather than tasks: Outlook and Google show no tasks of a file. They take no time of the day. */
export function icsText(events: readonly CalendarEvent[], { name, madeAt }: CalendarFacts): string {
  const stamp = madeAt.toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Nyckelring//Nyckelring//SV',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${text(name)}`,
    ...events.flatMap(({ uid, day, summary, description, categories }) => [
      'BEGIN:VEVENT',
      `UID:${text(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${date(day)}`,
      `DTEND;VALUE=DATE:${date(dayAfter(day))}`,
      `SUMMARY:${text(summary)}`,
      `DESCRIPTION:${text(description)}`,
      ...(categories.length === 0 ? [] : [`CATEGORIES:${categories.map(text).join(',')}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function date(day: string): string {
  return day.replaceAll('-', '');
}

/** An all-day event ends where the next day begins. */
function dayAfter(day: string): string {
  const next = new Date(`${day}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** A text value: what has a meaning of its own is escaped, and signs that no calendar can hold are left out. */
function text(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')

    .replace(/[\0-\x08\x0B-\x1F\x7F]/g, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

const longestLine = 75;

/** Lines of at most 75 bytes, without cutting a letter in two; what goes on begins with a space. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let folds = '';
  let length = 0;
  for (const sign of line) {
    const bytes = encoder.encode(sign).length;
    if (length + bytes > longestLine) {
      folds += '\r\n ';
      length = 1;
    }
    folds += sign;
    length += bytes;
  }
  return folds;
}
