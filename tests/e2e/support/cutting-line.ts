import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CuttingLine {
  /** The same server by another port; ends with a slash. */
  url: string;
  /** Lets so many bytes more pass towards the server, and then breaks that connection in the middle of it. */
  cutAfter: (bytes: number) => void;
  /** How often a connection has been broken off. */
  cuts: () => number;
  close: () => Promise<void>;
}

/** A line to a server that can be cut: what a tunnel, a lid or a lost mobile signal does. */
export async function cuttingLine(to: string): Promise<CuttingLine> {
  const { hostname, port } = new URL(to);
  const open = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  let cuts = 0;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      // A broken line is what this is for.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    far.pipe(near);
    near.on('data', (bytes) => {
      if (bytes.length <= left) {
        left -= bytes.length;
        far.write(bytes);
        return;
      }
      cuts += 1;
      left = Number.POSITIVE_INFINITY;
      far.write(bytes.subarray(0, bytes.length - 1), () => {
        far.destroy();
        near.destroy();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    cutAfter: (bytes) => {
      left = bytes;
    },
    cuts: () => cuts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
