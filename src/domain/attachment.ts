// Answers for: which small files may be attached to a document, and why one may not.

/** In bytes: one file, and all files of this machine together. Names in characters. */
export const attachmentLimits = { bytes: 5_000_000, total: 50_000_000, name: 200 } as const;

/** A small file that belongs to a document, without what is in it. */
export interface AttachmentFacts {
  id: string;
  /** The document's id. */
  record: string;
  name: string;
  /** See {@link attachmentTypeOf}; never what a browser or a file says of itself. */
  type: AttachmentType;
  /** In bytes. */
  size: number;
}

export interface Attachment extends AttachmentFacts {
  bytes: Uint8Array<ArrayBuffer>;
}

export type AttachmentProblem =
  | { kind: 'empty' }
  | { kind: 'too-large'; limit: number; size: number }
  /** All attachments together; `left` is what there is room for. */
  | { kind: 'no-room'; limit: number; left: number }
  | { kind: 'unknown-type' }
  /** The name says one kind of file and the content another. */
  | { kind: 'not-what-it-says' }
  | { kind: 'name-too-long'; limit: number };

const zip = [0x50, 0x4b, 0x03, 0x04];
const ole = [0xd0, 0xcf, 0x11, 0xe0];
const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

/** By the ending of the name: the type the file is given back as, and the bytes it begins with. */
const types = {
  pdf: { type: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46] },
  png: { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47] },
  jpg: { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  jpeg: { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  docx: { type: `${office}.wordprocessingml.document`, begins: zip },
  xlsx: { type: `${office}.spreadsheetml.sheet`, begins: zip },
  pptx: { type: `${office}.presentationml.presentation`, begins: zip },
  odt: { type: `${open}.text`, begins: zip },
  ods: { type: `${open}.spreadsheet`, begins: zip },
  odp: { type: `${open}.presentation`, begins: zip },
  doc: { type: 'application/msword', begins: ole },
  xls: { type: 'application/vnd.ms-excel', begins: ole },
  ppt: { type: 'application/vnd.ms-powerpoint', begins: ole },
} as const satisfies Record<string, { type: string; begins: readonly number[] }>;
type Ending = keyof typeof types;
export type AttachmentType = (typeof types)[Ending]['type'];

/** The endings that a name may have, with their dots, as a file dialog wants them. */
export const attachmentEndings = Object.keys(types).map((ending) => `.${ending}`);

export const attachmentTypes = [...new Set(Object.values(types).map(({ type }) => type))];

function endingOf(name: string): Ending | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(types, ending) ? (ending as Ending) : undefined;
}

/** Undefined for a kind of file that is not taken. */
export function attachmentTypeOf(name: string): AttachmentType | undefined {
  const ending = endingOf(name);
  return ending && types[ending].type;
}

/** What can be told before anything is read: the name, the size and the room that is left. */
export function attachmentProblem(
  { name, size }: Pick<AttachmentFacts, 'name' | 'size'>,
  /** Bytes of all attachments that are here. */
  stored: number,
): AttachmentProblem | undefined {
  const { bytes, total, name: nameLimit } = attachmentLimits;
  if (endingOf(name) === undefined) return { kind: 'unknown-type' };
  if (name.length > nameLimit) return { kind: 'name-too-long', limit: nameLimit };
  if (size === 0) return { kind: 'empty' };
  if (size > bytes) return { kind: 'too-large', limit: bytes, size };
  const left = Math.max(0, total - stored);
  return size > left ? { kind: 'no-room', limit: total, left } : undefined;
}

/** Whether the content begins as a file of that name does. Says nothing of what it holds further on. */
export function isWhatItSays(name: string, bytes: Uint8Array): boolean {
  const ending = endingOf(name);
  return ending !== undefined && types[ending].begins.every((byte, at) => bytes[at] === byte);
}

export function totalSize(attachments: readonly Pick<AttachmentFacts, 'size'>[]): number {
  return attachments.reduce((sum, { size }) => sum + size, 0);
}
