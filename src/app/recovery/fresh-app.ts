// Answers for: fetching the app's own files from the network again, without touching anything that people have written.

/** False when the network does not give them: then nothing has been taken away. */
export async function fetchAppAgain(): Promise<boolean> {
  // An address that no cache knows: the service worker would answer for any other.
  const reached = await fetch(`./index.html?raddning=${String(Date.now())}`, { cache: 'no-store' })
    .then(({ ok }) => ok)
    .catch(() => false);
  if (!reached) return false;
  // A policy may take the whole interface away.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const registration = await workers?.getRegistration();
  if (registration === undefined) return true;
  // Other apps may share this origin: only the caches of this place.
  const names = (await caches.keys()).filter((name) => name.endsWith(registration.scope));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
  return true;
}
