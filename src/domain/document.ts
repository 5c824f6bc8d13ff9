// Answers for: a document that answers rest on, entered once for a party and used by many rows.
import type { DocumentProfile } from './document-schema.ts';
import { currentValue, type Register } from './revision.ts';

export type { DocumentProfile };

/** Longest title, and longest note of where a document is kept, in characters. */
export const documentLimits = { title: 500, keptAt: 2000 } as const;

export const documentKinds = [
  'decision',
  'plan',
  'statistics',
  'childrens-voices',
  'other',
] as const;

export interface Document {
  id: string;
  kind: 'document';
  party: string;
  /** Null when it has been taken away from the register. */
  fields: { profile: Register<DocumentProfile | null> };
}

/** `key` is unique within the party: a new id, or the id an older file gave to the piece of evidence. */
export function documentId(party: string, key: string): string {
  return `document:${party.slice('party:'.length)}/${key}`;
}

/** Whether a document stands in the register of this party; an id of another party's never does. */
export function isDocumentOf(document: string, party: string): boolean {
  return document.startsWith(documentId(party, ''));
}

/** `id` is from {@link documentId}. */
export function newDocument(id: string, profile: Register<DocumentProfile | null>): Document {
  const party = `party:${id.slice('document:'.length, id.indexOf('/'))}`;
  return { id, kind: 'document', party, fields: { profile } };
}

export function newDocumentProfile(): DocumentProfile {
  return { title: '', date: null, kind: 'other', keptAt: '', validUntil: null };
}

/** Null when it has been taken away. */
export function documentProfile(document: Document | undefined): DocumentProfile | null {
  return currentValue(document?.fields.profile) ?? null;
}

/** What stands in the register now, by id: without what has been taken away. */
export function documentProfiles(
  documents: readonly Document[],
): ReadonlyMap<string, DocumentProfile> {
  return new Map(
    documents.flatMap((document) => {
      const profile = documentProfile(document);
      return profile === null ? [] : [[document.id, profile] as const];
    }),
  );
}

/**
 * Those that hold every word of `text`, in their title or in `factsOf` (date and kind in the person's own words,
 * where it is kept): titles that begin with it first, then by name, the newest first. All, for an empty text.
 */
export function searchDocuments<D extends readonly [id: string, profile: DocumentProfile]>(
  documents: readonly D[],
  text: string,
  factsOf: (profile: DocumentProfile) => string,
): D[] {
  const plain = (words: string) => words.toLocaleLowerCase('sv');
  const words = plain(text).split(/\s+/).filter(Boolean);
  const begins = ([, { title }]: D) => words[0] !== undefined && plain(title).startsWith(words[0]);
  return documents
    .filter(([, profile]) => {
      const all = plain(`${profile.title} ${factsOf(profile)}`);
      return words.every((word) => all.includes(word));
    })
    .sort(
      (a, b) =>
        Number(begins(b)) - Number(begins(a)) ||
        a[1].title.localeCompare(b[1].title, 'sv', { numeric: true }) ||
        (b[1].date ?? '').localeCompare(a[1].date ?? '') ||
        (a[0] < b[0] ? -1 : 1),
    );
}

/** What a person has written about where a document is kept. */
export type KeptAt =
  /** A web address, and the site that it goes to. */
  | { kind: 'site'; address: string; site: string }
  /** An address of a person, which is no link to a document. */
  | { kind: 'e-mail' }
  /** Anything else: a case number, a shelf, words. */
  | { kind: 'text' };

/** A link only for `http` and `https` without a name or password in it: those hide where a link goes. */
export function keptAtKind(keptAt: string): KeptAt {
  const text = keptAt.trim();
  if (/^(mailto:)?[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/i.test(text)) return { kind: 'e-mail' };
  if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return { kind: 'text' };
  const { href, host, username, password } = new URL(text);
  if (username !== '' || password !== '') return { kind: 'e-mail' };
  return { kind: 'site', address: href, site: host };
}
