// Answers for: the bytes of a file from what it is to hold: summed, laid out, signed, packed and locked.
import type { Attachment } from '#domain/attachment.ts';
import { digestOf } from '#exchange/digest.ts';
import { packer, type Packing } from '#exchange/packing.ts';
import { lock } from '#exchange/passphrase.ts';
import { sign } from '#exchange/signature.ts';
import { endOfFile, layOutInTurns, type FileHead, type WrittenContent } from '#exchange/write.ts';
import { inTurns, type Tell } from './turns.ts';

interface Writing {
  packing: Packing;
  passphrase: string | undefined;
  key: Parameters<typeof sign>[1] | undefined;
  tell: Tell;
  signal: AbortSignal | undefined;
}

export async function writeFile(
  head: FileHead,
  gathered: { content: WrittenContent; attachments: readonly Attachment[] },
  { packing, passphrase, key, tell, signal }: Writing,
): Promise<{ blob: Blob; checksum: string }> {
  // What is locked is packed first: what has been locked cannot be packed.
  const out = packer(passphrase === undefined ? packing : 'gzip');
  try {
    const checksum = await digestOf(gathered.content.content);
    const laying = layOutInTurns(head, gathered.content, gathered.attachments, out.add);
    const { attachments } = await inTurns(laying, {
      onShare: (share) => tell('writing', share),
      onTurn: out.ready,
      signal,
    });
    const { createdAt, device, kind, party } = head;
    const signed = { attachments, checksum, createdAt, device, kind, party };
    const signature = key === undefined ? undefined : await sign(signed, key);
    out.add(new TextEncoder().encode(endOfFile(checksum, signature)));
    const packed = await out.end();
    if (passphrase === undefined) return { blob: packed, checksum };
    const locked = await lock(new Uint8Array(await packed.arrayBuffer()), passphrase);
    return { blob: new Blob([locked], { type: 'application/octet-stream' }), checksum };
  } catch (error) {
    await out.abandon();
    throw error;
  }
}
