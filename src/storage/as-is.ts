// Answers for: opening a database of any number as it lies there, by the browser's own interface. Dexie has no part in it.

/** What a request gives, as a promise. A transaction lives on while only its own requests are awaited. */
export function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      // Whoever asked decides what follows: unhandled, it would end the whole transaction.
      event.preventDefault();
      reject(request.error ?? new Error('A request to the database failed'));
    };
  });
}

/** Undefined when there is no such database. Never makes one, and never stands in the way of another window. */
export function openAsIs(name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let isMissing = false;
    // Without a database the browser begins to make an empty one: let it not.
    request.onupgradeneeded = () => {
      isMissing = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => database.close();
      resolve(database);
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (isMissing) resolve(undefined);
      else reject(request.error ?? new Error('indexedDB.open failed'));
    };
  });
}

/** Dexie keeps its number times ten. */
export function schemaOf({ version }: Pick<IDBDatabase, 'version'>): number {
  return Math.ceil(version / 10);
}
