// Answers for: a document that answers rest on, entered once for a party and used by many rows.
import type { DocumentProfile } from './document-schema.ts';
import { currentValue, type Register } from './revision.ts';

export type { DocumentProfile };

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

export function newDocumentProfile(): DocumentProfile {
  return { title: '', date: null, kind: 'other', keptAt: '', validUntil: null };
}

/** Null when it has been taken away. */
export function documentProfile(document: Document | undefined): DocumentProfile | null {
  return currentValue(document?.fields.profile) ?? null;
}
