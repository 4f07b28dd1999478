"""The pages with everything real behind them: a database, files, the law, and a site on this machine that plays the network."""

from tests.web.site import browsed, context, evidence, letters, pages, registry_run, site_of_complaints

__all__ = ["browsed", "context", "evidence", "letters", "pages", "registry_run", "site_of_complaints"]
