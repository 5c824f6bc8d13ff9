import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import {
  chosenOrigin,
  connectToVariable,
  contentSecurityPolicy,
} from './scripts/content-security-policy.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

// The origin of a server for a shared folder, if this build may reach one besides its own: docs/hosting.md.
const connectTo = chosenOrigin(process.env[connectToVariable]);

// The policy is written into the built page only: the development server needs inline scripts for hot reloading.
const contentSecurityPolicyMeta: Plugin = {
  name: 'nyckelring:content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy(connectTo) },
      injectTo: 'head-prepend',
    },
  ],
};

// src/main.tsx only chooses between the app and the rescue page: without this the app's own files would be asked
// for one turn later.
const preloadTheApp: Plugin = {
  name: 'nyckelring:preload-the-app',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const files = new Set<string>();
      const add = (file: string | undefined) => {
        if (file === undefined || files.has(file)) return;
        files.add(file);
        chunks.find(({ fileName }) => fileName === file)?.imports.forEach(add);
      };
      add(
        chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith('/src/app/start.tsx'))
          ?.fileName,
      );
      return [...files].map((file) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
        injectTo: 'head',
      }));
    },
  },
};

export default defineConfig({
  // Relative addresses and routes in the hash: the built folder works from any sub-folder.
  base: './',
  define: {
    __APP_VERSION__: JSON.stringify(version),
    __CONNECT_TO__: JSON.stringify(connectTo),
  },
  build: {
    // scripts/size.ts reads the manifest.
    manifest: true,
    // A data: address would be refused for fonts and scripts by the policy above.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    modulePreload: {
      // For browsers that lack what the app needs anyway.
      polyfill: false,
      // What a first visit waits for is fetched side by side. Every other page comes from the precache, where
      // nothing is gained by naming its parts, and the names alone are kilobytes.
      resolveDependencies: (file, dependencies) =>
        /\b(start-page|first-texts)/.test(file) ? dependencies : [],
    },
    rolldownOptions: {
      treeshake: {
        // The package does not say that its parts stand alone; without this every page carries all of them.
        moduleSideEffects: [{ test: /@digdir\/designsystemet-react\//, sideEffects: false }],
      },
    },
  },
  // A worker is a module too: what it needs only now and then (locking a file) is a chunk of its own.
  worker: {
    format: 'es',
    // What the page fetches only when it is needed the worker may need always: no fault of either.
    rolldownOptions: { checks: { ineffectiveDynamicImport: false } },
  },
  plugins: [
    react(),
    contentSecurityPolicyMeta,
    preloadTheApp,
    VitePWA({
      // A new version waits and asks: an automatic reload would empty a half-filled form.
      registerType: 'prompt',
      // src/app registers the worker itself; an injected script would be one more place to look.
      injectRegister: false,
      // The glob below finds the icons; with this on they would be listed twice.
      includeManifestIcons: false,
      manifest: {
        name: 'Nyckelring',
        short_name: 'Nyckelring',
        description:
          'Självskattning och kollegial granskning för kommuner som arbetar med barnets rättigheter.',
        lang: 'sv',
        dir: 'ltr',
        display: 'standalone',
        start_url: './',
        scope: './',
        theme_color: '#0d5c63',
        background_color: '#f6f8f7',
        icons: [
          { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
          {
            src: 'icons/icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
      workbox: {
        // Everything is precached, also what loads on demand: a chunk that is fetched only when needed
        // is a blank page after an update or without a network.
        globPatterns: ['**/*.{js,css,html,woff2,json,svg,png,nyckelring}'],
        maximumFileSizeToCacheInBytes: 20 * 1024 * 1024,
        cleanupOutdatedCaches: true,
        // The page that installed the worker is served by it at once: it works off-line without a reload.
        clientsClaim: true,
      },
    }),
  ],
  test: {
    reporters: ['default', './tests/support/total-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'src/**/*.test.ts',
            'tests/contracts/**/*.test.ts',
            'tests/upgrades/**/*.test.ts',
          ],
          // Property tests run thousands of cases, beside other tests, on two cores.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx', 'tests/journeys/**/*.test.{ts,tsx}'],
          setupFiles: ['./tests/support/journey-setup.ts'],
          // A journey clicks through several pages on a machine that runs other tests as well.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.e2e.ts'],
          globalSetup: ['./tests/e2e/support/serve-build.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
