// What the same documents cost without us: one strict transaction of raw puts; JSON.stringify and gzip.

export interface RawJob {
  file: File;
}
export interface RawAnswer {
  puts: number;
  text: number;
  /** Bytes of the plain text. */
  size: number;
}

addEventListener('message', ({ data }: MessageEvent<RawJob>) => {
  void measure(data.file).then((answer) => postMessage(answer));
});

async function measure(file: File): Promise<RawAnswer> {
  const unpacked = file.stream().pipeThrough(new DecompressionStream('gzip'));
  const { records, history } = (await new Response(unpacked).json()) as {
    records: Record<string, unknown[]>;
    history: unknown[];
  };
  const documents = Object.values(records).flat();
  const puts = await timeOfPuts(documents);
  const started = performance.now();
  const text = JSON.stringify({ records, history });
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  await new Response(packed).arrayBuffer();
  return { puts, text: performance.now() - started, size: new Blob([text]).size };
}

async function timeOfPuts(documents: readonly unknown[]): Promise<number> {
  const name = 'bench-raw-files';
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      // As the app has it: the same key, and the same ways to find a document.
      const store = request.result.createObjectStore('records', { keyPath: 'id' });
      store.createIndex('kind', 'kind');
      store.createIndex('[kind+party]', ['kind', 'party']);
      store.createIndex('[instrument+period]', ['instrument', 'period']);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('The raw database does not open'));
  });
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    // The same promise as ours: on the disk before it counts.
    const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore('records');
    for (const document of documents) store.put(document);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(new Error('The raw puts fail'));
  });
  const time = performance.now() - started;
  database.close();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = resolve;
  });
  return time;
}
