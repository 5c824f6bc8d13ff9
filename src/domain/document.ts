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
export type DocumentKind = (typeof documentKinds)[number];

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
