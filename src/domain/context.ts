// Answers for: what the pure domain is handed from the outside world (clock, ids, who and where).

/** Made once when the app starts; nothing in the domain reads a clock or makes an id by itself. */
export interface Context {
  /** The present moment. The clock may be wrong: it is shown to people, never used to decide a merge. */
  now: () => Date;
  /** A new unique id, 16 characters of 0–9 and a–z. */
  newId: () => string;
  /** This installation: stable for one browser profile. */
  device: string;
  /** This open window: new for every page load. */
  window: string;
}

/** Who writes what, and in which sitting: handed to {@link writeRegister}. */
export interface Stamp {
  at: string;
  author: string;
  device: string;
  window: string;
  /** How many files have left this machine so far; a revision from before the last one is never folded. */
  filesWritten: number;
  newId: () => string;
}
