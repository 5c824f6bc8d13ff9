// Answers for: handing a finished file to the person, under a name that any system accepts.

/** Offers `blob` as a download. Nothing is sent anywhere: the address is an object URL of this page. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = safeFileName(name);
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken its copy when the click has been handled; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Keeps letters (å ä ö too), digits, dots, hyphens and spaces; other signs become hyphens. */
export function safeFileName(name: string): string {
  return name
    .replace(/[^\p{L}\p{N}. -]+/gu, '-')
    .replace(/\s+/g, ' ')
    .slice(0, 120);
}
