// Everything works without this file; it only makes some things quicker.
'use strict';

// The error summary takes the focus, so that a screen reader says it first.
document.getElementById('summary')?.focus();

// A second click on the same button does not send the form twice (the server forgives it anyway).
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = 'yes';
  setTimeout(() => { delete form.dataset.sent; }, 4000);
});
addEventListener('pageshow', () => document.querySelectorAll('form').forEach((form) => { delete form.dataset.sent; }));

// Copy and share: the buttons exist in the page as hidden, and appear where the browser can do it.
const say = (button, text) => {
  const status = document.getElementById(button.dataset.status);
  if (status) status.textContent = text;
};
document.querySelectorAll('button[data-copy]').forEach((button) => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    say(button, button.dataset.done);
  });
});
document.querySelectorAll('button[data-share]').forEach((button) => {
  if (!navigator.share) return;
  button.hidden = false;
  button.addEventListener('click', () => navigator.share({ text: document.getElementById(button.dataset.share).textContent.trim() }).catch(() => {}));
});

// Progress: asks for a fragment of the page until it says that it is finished; slower when nobody looks or the server does not answer.
const progress = document.querySelector('[data-poll]');
const poll = async (wait) => {
  try {
    const answer = await fetch(progress.dataset.poll, { headers: { Accept: 'text/html' } });
    if (!answer.ok) throw new Error(String(answer.status));
    progress.innerHTML = await answer.text();
    if (progress.querySelector('[data-finished]')) { location.replace(progress.querySelector('[data-finished]').dataset.finished); return; }
    wait = document.hidden ? 5000 : 1000;
  } catch {
    wait = Math.min(wait * 2, 15000);
  }
  setTimeout(poll, wait, wait);
};
if (progress) setTimeout(poll, 700, 1000);

// The page without a network (and nothing else) is kept for later.
if ('serviceWorker' in navigator) navigator.serviceWorker.register('/sw.js').catch(() => {});
