"""All the pages, put together from their nouns: the one place that knows Flask's settings."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask
from flask_wtf import CSRFProtect

from bridge.domain.ruler import ruler
from bridge.jobs.context import Context
from bridge.settings import ROOT, Settings
from bridge.web import (
    about,
    accounts,
    assets,
    batches,
    campaigns,
    claims,
    companies,
    drafting,
    embeds,
    errors,
    escalating,
    filing,
    flagging,
    headers,
    health,
    hiding,
    hooks,
    intake,
    issuing,
    language,
    limits,
    linking,
    metrics,
    oneclick,
    organisations,
    papers,
    posts,
    procedures,
    proving,
    proving_email,
    public,
    replyspace,
    sending,
    sharing,
    sorting,
    tones,
    verifying,
    watching,
)
from bridge.web.api import describing

MEGABYTE = 2**20
LONGEST_FORM = 1 * MEGABYTE
LONGEST_REQUEST = 32 * MEGABYTE
NOUNS = (
    intake, posts, drafting, tones, procedures, issuing, filing, sending, papers, claims, escalating, companies, linking, public, flagging, replyspace,
    oneclick, hiding, embeds, proving, proving_email, watching, sharing, verifying, health, organisations, accounts, batches, campaigns, describing, metrics,
    sorting, hooks,
)  # fmt: skip


def make_pages(context: Context, settings: Settings) -> Flask:
    """The web application."""
    app = Flask("consta", template_folder=str(ROOT / "templates"), static_folder=None)
    app.config.update(configuration(context, settings))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(asset=assets.addresses(), ruler=ruler)
    for part in (language, errors, headers):
        part.install(app)
    app.before_request(limits.bound_forms)
    protection = CSRFProtect(app)
    protection.exempt(sharing.EXEMPT)
    limits.install(app, context, settings.proxies)
    _register(app, context, settings.data / "letters")
    protection.exempt(app.blueprints["api"])
    describing.install(app)
    return app


def configuration(context: Context, settings: Settings) -> dict[str, object]:
    """Flask's settings: limits on what may come in, and cookies that only this site reads."""
    secure = settings.address.startswith("https://")
    return {
        "SECRET_KEY": context.store.vault.secret("web session"),
        "MAX_CONTENT_LENGTH": LONGEST_REQUEST,
        "MAX_FORM_MEMORY_SIZE": LONGEST_FORM,
        "MAX_FORM_PARTS": 200,
        "SESSION_COOKIE_NAME": "__Host-consta" if secure else "consta",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=12),
        "WTF_CSRF_TIME_LIMIT": 12 * 3600,
        "TRUSTED_HOSTS": [urlsplit(settings.public_url).hostname, settings.host] if settings.public_url else None,
    }


def _register(app: Flask, context: Context, letters: Path) -> None:
    app.register_blueprint(assets.make_blueprint(letters))
    app.register_blueprint(about.make_blueprint())
    for noun in NOUNS:
        app.register_blueprint(noun.make_blueprint(context))
