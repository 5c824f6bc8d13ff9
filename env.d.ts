/** The version in package.json, put in by vite.config.ts. */
declare const __APP_VERSION__: string;

/** The one origin besides its own that this build may reach, or null; put in by vite.config.ts. */
declare const __CONNECT_TO__: string | null;
