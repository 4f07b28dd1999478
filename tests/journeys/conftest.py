"""A real browser in front of real pages, which looks at every page that it gets."""

from tests.journeys.browser import browser, chromium, looking, playwright, server
from tests.web.site import context, evidence, letters, pages, registry_run, site_of_complaints

__all__ = ["browser", "chromium", "context", "evidence", "letters", "looking", "pages", "playwright", "registry_run", "server", "site_of_complaints"]
