"""The English catalogue: every sentence that is said, nothing that is not, and nothing left in Spanish."""

import ast
import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from bridge.sentences import Sentence, say
from bridge.words import LANGUAGES, TRANSLATIONS, catalogue, spoken

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"say": None, "_": None, "gettext": None}
TRANSLATED = sorted(set(LANGUAGES) - {"es"})
PLACE = re.compile(r"\{(\w*)\}")
SPANISH = re.compile(
    r"[«»¿¡áéíóúñ]|\b(?:el|la|los|las|un|una|del|que|por|para|con|sin|su|tu|se|de|en|y|"
    r"reclamaci[oó]n|reclamaciones|queja|plazo|publicaci[oó]n|cauce|justificante|empresa|captura|huella|enlace)\b",
    re.IGNORECASE,
)
"""Letters and words that give Spanish away."""
TERMS = (
    "hoja de reclamaciones", "clave identificativa", "libro de reclamaciones", "comunidad autónoma", "Agencia Española de Protección de Datos",
    "Ley General para la Defensa de los Consumidores y Usuarios", "Ley 10/2025, de servicios de atención a la clientela", "www.ejemplo.es", "www.aerolinde.es",
)  # fmt: skip
"""Terms of art, laws and examples that stay as they are."""
SAME = {
    "AF", "AcroForm", "Android", "Error:", "Gas", "MarkInfo", "Metadata", "Names", "No", "OutputIntents", "Perms", "Portugal", "Sector", "StructTreeRoot",
    "art. {article}", "digest", "{n} KB", "{n} MB",
}  # fmt: skip
"""What both languages write alike."""


@cache
def said() -> frozenset[str]:
    """Every sentence that the code and the templates say, as `make translations` gathers them."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(ROOT, methods, options, KEYWORDS)
    return frozenset(message for _, _, message, _, _ in found if isinstance(message, str) and message)


@cache
def translations(language: str) -> Catalog:
    """The catalogue as it is written."""
    with (TRANSLATIONS / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


def pairs(language: str) -> Iterable[tuple[str, str]]:
    """Spanish and its translation, of each message."""
    return ((str(m.id), str(m.string)) for m in translations(language) if m.id)


def spelled(path: Path) -> Iterable[str]:
    """The sentences that a file of code says, as Python reads it."""
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call) and node.args)
    firsts = (call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "say")
    return (first.value for first in firsts if isinstance(first, ast.Constant) and isinstance(first.value, str))


def without_terms(text: str) -> str:
    """The text without its places and the terms that stay in Spanish."""
    for term in TERMS:
        text = text.replace(term, "")
    return PLACE.sub("", text)


def test_every_sentence_is_gathered() -> None:
    """Gettext does not look inside f-strings: what is said there would never be translated."""
    code = (path for folder in ("bridge", "forms") for path in (ROOT / folder).rglob("*.py"))
    assert sorted({sentence for path in code for sentence in spelled(path)} - said()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_has_its_translation(language: str) -> None:
    assert sorted(said() - set(catalogue(language))) == [], "translate them: make translations, then fill the empty ones"


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_translated_that_nobody_says(language: str) -> None:
    assert sorted({source for source, _ in pairs(language)} - said()) == []
    assert list(translations(language).obsolete) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_a_guess_or_empty(language: str) -> None:
    assert [m.id for m in translations(language) if m.id and (m.fuzzy or not m.string)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_both_sides_have_the_same_places(language: str) -> None:
    assert [source for source, target in pairs(language) if Counter(PLACE.findall(source)) != Counter(PLACE.findall(target))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_both_sides_end_alike(language: str) -> None:
    """A label stays a label, a question a question and a sentence a sentence."""
    assert [source for source, target in pairs(language) if re.findall(r"[.:?…]$", source) != re.findall(r"[.:?…]$", target)] == []


def test_no_spanish_is_left_in_english() -> None:
    assert [target for _, target in pairs("en") if SPANISH.search(without_terms(target))] == []


def test_only_what_is_alike_in_both_languages_is_left_as_it_was() -> None:
    alike = {source for source, target in pairs("en") if source == target and re.search(r"[^\W\d_]", PLACE.sub("", source))}
    assert alike <= SAME


@pytest.mark.parametrize(
    ("sentence", "english", "why"),
    [
        (say("Continuar"), "Continue", "without places"),
        (say("{company} tiene hasta el {due} para responder.", company="AeroLinde", due=date(2026, 11, 30)),
         "AeroLinde has until 30 November 2026 to answer.", "the day before the month, as in Britain"),
        (say("Leído por Consta el {when}.", when=datetime(2026, 10, 3, 9, 42, tzinfo=UTC)), "Read by Consta on 3 October 2026, 09:42.", "a moment"),
        (say("Cuantía: {amount} {currency}.", amount=Decimal("1286.4"), currency="EUR"), "Amount: 1,286.40 EUR.", "comma for thousands, point for cents"),
        (say("«{value}» no es una cantidad. Escríbela como 286,40.", value="{mucho}"), "“{mucho}” is not an amount. Write it like 286.40.",
         "what somebody typed is not filled again"),
        (say("El plazo estuvo parado del {first} al {last}.", first=date(2026, 8, 1), last=date(2026, 8, 31)),
         "The deadline was paused from 1 August 2026 to 31 August 2026.", "two days"),
        (say("{asks}: {amount}", asks=say("Reembolso"), amount="€286.40"), "Refund: €286.40", "a sentence within another"),
        (Sentence("Esto no lo dice {who}.", (("who", "nadie"),)), "Esto no lo dice nadie.", "without translation, Spanish"),
    ],
)  # fmt: skip
def test_sentences_are_spoken_in_english(sentence: Sentence, english: str, why: str) -> None:
    assert spoken(sentence, "en") == english, why
