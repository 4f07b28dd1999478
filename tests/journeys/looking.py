"""What a look at any page finds wrong: language, title, headings, ids, labels, tokens, strangers, and what axe and our own structural test say."""

from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

STRUCTURE = r"""
() => {
  const wrong = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const name = (node) => node.outerHTML.slice(0, 90);
  if (!document.documentElement.lang) wrong.push('no language');
  if (!document.title || !document.title.includes('Consta')) wrong.push('no title');
  if (all('h1').length !== 1) wrong.push(`${all('h1').length} h1`);
  let level = 0;
  for (const heading of all('h1, h2, h3, h4')) {
    const now = Number(heading.tagName[1]);
    if (level && now > level + 1) wrong.push(`heading jumps to ${heading.textContent.trim()}`);
    level = now;
  }
  const seen = new Set();
  for (const node of all('[id]')) {
    if (seen.has(node.id)) wrong.push(`id twice: ${node.id}`);
    seen.add(node.id);
  }
  for (const node of all('[aria-describedby], [aria-labelledby]'))
    for (const attribute of ['aria-describedby', 'aria-labelledby'])
      for (const id of (node.getAttribute(attribute) || '').split(' ').filter(Boolean))
        if (!document.getElementById(id)) wrong.push(`${attribute} of nothing: ${id}`);
  for (const node of all('input:not([type=hidden]), textarea, select')) {
    if (!node.labels || !node.labels.length) wrong.push(`no label: ${name(node)}`);
    if (node.required) wrong.push(`required: ${name(node)}`);
    if (['radio', 'checkbox'].includes(node.type) && all(`[name="${node.name}"]`).length > 1 && !node.closest('fieldset')?.querySelector('legend'))
      wrong.push(`choice outside a fieldset with a legend: ${name(node)}`);
  }
  for (const node of all('.error')) {
    const told = all(`[aria-describedby~="${node.id}"]`);
    if (!told.length) wrong.push(`error of nothing: ${node.textContent.trim()}`);
  }
  for (const link of all('#summary a')) {
    const target = document.getElementById(link.hash.slice(1));
    if (link.hash && (!target || !target.matches('input, textarea, select'))) wrong.push(`summary leads nowhere: ${link.hash}`);
  }
  for (const form of all('form[method=post]')) {
    if (!form.querySelector('input[name=csrf_token]')) wrong.push('form without token');
    if (!form.noValidate) wrong.push('form that the browser validates');
  }
  for (const node of all('[style], style, script:not([src])')) if (!node.closest('[type="application/ld+json"]')) wrong.push(`inline: ${name(node)}`);
  for (const image of all('img')) if (!image.hasAttribute('alt')) wrong.push(`no alt: ${name(image)}`);
  for (const link of all('a[href], button')) {
    if (link.hidden || !link.getClientRects().length || link.matches('.skip')) continue;
    const text = (link.textContent + (link.getAttribute('aria-label') || '')).trim();
    if (!text) wrong.push(`nameless: ${name(link)}`);
    const box = link.getBoundingClientRect();
    const inSentence = link.matches('p a, li a, dd a') && getComputedStyle(link).display === 'inline';
    if (!inSentence && box.height < 24) wrong.push(`small target (${Math.round(box.height)} px): ${text}`);
  }
  return wrong;
}
"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SPACING = "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}"
AXE = AXE_FILE_PATH
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = r"""
async (options) => (await axe.run({ resultTypes: ['violations'], ...options })).violations.map(
  (found) => `${found.id}: ${found.help} — ${found.nodes[0].html.slice(0, 120)}`)
"""


def structural(page: Page) -> list[str]:
    """What our own test of structure finds."""
    found: list[str] = page.evaluate(STRUCTURE)
    return found


def axe(page: Page) -> list[str]:
    """What axe finds, one line a violation. The page must have been opened with AXE as its first script."""
    return _violations(page, {"runOnly": TAGS})


def colours(page: Page) -> list[str]:
    """What axe finds in the colours alone."""
    return _violations(page, {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}})


def _violations(page: Page, options: dict[str, Any]) -> list[str]:
    found: list[str] = page.evaluate(RUN_AXE, options)
    return found


def overflow(page: Page, width: int = 320) -> int:
    """By how many pixels the page is wider than a screen of that width."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 800})
    found: int = page.evaluate(OVERFLOW)
    if before:
        page.set_viewport_size(before)
    return found
