// Answers for: reading a spreadsheet beside the page, so that a large file never makes the page stand still.
import { readSpreadsheet } from './read-spreadsheet.ts';

export interface ReadRequest {
  bytes: Uint8Array;
  name: string;
}

addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => {
  postMessage(readSpreadsheet(data.bytes, data.name));
});
