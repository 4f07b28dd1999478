// Keeps one page for when there is no network, with its style. No page of a claim is ever stored.
'use strict';
const SHELF = 'consta-1';
const KEPT = ['/sin-conexion', '/static/consta.css', '/letras/sans-400.woff2', '/letras/serif-600.woff2'];
addEventListener('install', (event) => event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(KEPT)).then(() => skipWaiting())));
addEventListener('activate', (event) => event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== SHELF).map((name) => caches.delete(name))))));
addEventListener('fetch', (event) => {
  const kept = KEPT.includes(new URL(event.request.url).pathname);
  if (event.request.mode === 'navigate') event.respondWith(fetch(event.request).catch(() => caches.match('/sin-conexion')));
  else if (kept) event.respondWith(fetch(event.request).catch(() => caches.match(event.request, { ignoreSearch: true })));
});
