// Answers for: telling from the bytes themselves what a chosen file is, and reading it or saying why not.
import { err, ok, type Result } from '#domain/result.ts';
import { gridLimits, type SpreadsheetProblem, type Workbook } from './grid.ts';
import { decodeText, readCsv } from './read-csv.ts';
import { readXlsx, unpack } from './read-xlsx.ts';

/** `name` is the file's; a CSV file has no other name for its one sheet. */
export function readSpreadsheet(
  bytes: Uint8Array,
  name: string,
): Result<Workbook, SpreadsheetProblem> {
  if (bytes.length === 0) return err({ kind: 'empty' });
  if (bytes.length > gridLimits.fileBytes)
    return err({ kind: 'too-large', limit: gridLimits.fileBytes, size: bytes.length });
  if (startsWith(bytes, [0x50, 0x4b])) return readZip(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return err({ kind: holdsWideText(bytes, 'EncryptedPackage') ? 'password' : 'old-excel' });
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return otherProgram('pdf');
  return readText(bytes, name);
}

const otherProgram = (program: (SpreadsheetProblem & { kind: 'other-program' })['program']) =>
  err<SpreadsheetProblem>({ kind: 'other-program', program });

function readZip(bytes: Uint8Array): Result<Workbook, SpreadsheetProblem> {
  try {
    const { names, parts, tooLarge } = unpack(bytes);
    if (names.has('xl/workbook.xml')) {
      const read = readXlsx(parts);
      return read.ok || tooLarge === 0
        ? read
        : err({ kind: 'too-large', limit: gridLimits.partBytes, size: tooLarge });
    }
    if (names.has('xl/workbook.bin')) return otherProgram('xlsb');
    if (names.has('word/document.xml')) return otherProgram('word');
    if (names.has('content.xml')) return otherProgram('ods');
    return [...names].some((part) => part.endsWith('.iwa'))
      ? otherProgram('numbers')
      : err({ kind: 'not-a-spreadsheet' });
  } catch {
    // Cut off, or made by something that is no spreadsheet program: fflate and the XML walk throw what they find.
    return err({ kind: 'damaged' });
  }
}

function readText(bytes: Uint8Array, name: string): Result<Workbook, SpreadsheetProblem> {
  const text = decodeText(bytes);
  // Text has no zero signs; a picture or a program has.
  if (text.slice(0, 100_000).includes('\0')) return err({ kind: 'not-a-spreadsheet' });
  const start = text.slice(0, 2000).trimStart();
  if (start === '' && text.trim() === '') return err({ kind: 'empty' });
  if (/^(<!doctype html|<html|<table)/i.test(start)) return otherProgram('html');
  if (start.startsWith('<?xml')) return otherProgram('xml');
  if (/^\{\s*"/.test(start)) return err({ kind: 'exchange-file' });
  const workbook = readCsv(text, name);
  return workbook.sheets[0]?.rows.length === 0 ? err({ kind: 'empty' }) : ok(workbook);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** Names inside an older Office file are written with two bytes to the letter. */
function holdsWideText(bytes: Uint8Array, text: string): boolean {
  const wanted = [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}
