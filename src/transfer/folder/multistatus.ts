// Answers for: reading what a WebDAV server says of the files in a folder.
import { walkXml } from '#exchange/spreadsheet/xml.ts';

/** One file as the server tells of it. */
export interface ServerFile {
  name: string;
  /** What stands between the quotes of its etag; undefined when the server gives none. */
  etag: string | undefined;
  /** The server does not promise that equal etags mean equal bytes, and takes it in no condition. */
  isWeak: boolean;
  size: number;
  /** As the server writes it: a condition must repeat it to the letter. */
  lastModified: string | undefined;
}

interface Told {
  href: string;
  properties: Map<string, string>;
  isFolder: boolean;
}

const wanted = ['href', 'status', 'getetag', 'getcontentlength', 'getlastmodified'];

export const propertiesAsked =
  '<?xml version="1.0" encoding="utf-8"?>' +
  '<propfind xmlns="DAV:"><prop><resourcetype/><getetag/><getcontentlength/><getlastmodified/></prop></propfind>';

/**
 * The files of a multistatus answer; folders are left out. Undefined when it is something else, such as the
 * page of a log-in. Only the last part of each address is read: behind a proxy the server may know itself under
 * another path and another name than ours. Prefixes may be any, as long as the words are WebDAV's.
 */
export function filesOf(xml: string): ServerFile[] | undefined {
  // Told by its end: an answer that was cut off names only some of the files.
  let isWhole = false;
  const responses: Told[] = [];
  let response: Told | undefined;
  let found: { properties: Map<string, string>; isFolder: boolean; status: string } | undefined;
  let words = '';
  try {
    walkXml(xml, {
      open: (name) => {
        words = '';
        if (name === 'response') response = { href: '', properties: new Map(), isFolder: false };
        else if (name === 'propstat')
          found = { properties: new Map(), isFolder: false, status: '' };
        else if (name === 'collection' && found) found.isFolder = true;
      },
      text: (text) => {
        words += text;
      },
      close: (name) => {
        const text = words.trim();
        if (name === 'multistatus') isWhole = true;
        else if (name === 'response' && response) {
          responses.push(response);
          response = undefined;
        } else if (name === 'propstat' && found) {
          // The others are properties that the server says it does not have.
          if (response && / 2\d\d\b/.test(found.status)) {
            for (const [key, value] of found.properties) response.properties.set(key, value);
            response.isFolder ||= found.isFolder;
          }
          found = undefined;
        } else if (wanted.includes(name) && text !== '') {
          if (name === 'href' && response?.href === '') response.href = text;
          else if (name === 'status' && found) found.status = text;
          else if (found && name.startsWith('get')) found.properties.set(name, text);
        }
        words = '';
      },
    });
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isWhole) return undefined;
  return responses.filter(({ href, isFolder }) => !isFolder && !href.endsWith('/')).map(toFile);
}

function toFile({ href, properties }: Told): ServerFile {
  const etag = properties.get('getetag');
  return {
    name: nameIn(href),
    etag: etag === undefined ? undefined : withoutDress(etag),
    isWeak: etag !== undefined && /^W\//i.test(etag),
    size: Number(properties.get('getcontentlength') ?? 0) || 0,
    lastModified: properties.get('getlastmodified'),
  };
}

function nameIn(href: string): string {
  const last = href.replace(/[?#].*$/, '').replace(/^.*\//s, '');
  try {
    return decodeURIComponent(last);
  } catch {
    // A bare % in a name, from a server that does not encode it.
    return last;
  }
}

/** Apache adds `-gzip` to what it packs on the way, and forgets that it did when the etag comes back. */
function withoutDress(etag: string): string {
  return etag
    .replace(/^W\//i, '')
    .replace(/^"(.*)"$/s, '$1')
    .replace(/-(gzip|br)$/, '');
}
