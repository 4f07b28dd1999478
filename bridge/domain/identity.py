"""Who a company legally is, read from the legal notice of its site (aviso legal, LSSI art. 10), each datum with its origin.

Numbers of hosting firms, designers and data-protection officers that such pages also name are left out.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from stdnum.ar import cuit
from stdnum.br import cnpj
from stdnum.cl import rut
from stdnum.co import nit
from stdnum.es import cif, dni, nie
from stdnum.fr import siren, siret
from stdnum.mx import rfc
from stdnum.pe import ruc
from stdnum.pt import nif as nipc

from bridge.domain.folding import fold
from bridge.sentences import Sentence, say

LONGEST = 100_000
MOST = 60
"""Of each kind of datum no more than this are weighed: a notice has a handful."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What the notice says; None where it does not. `origins` pairs each field with the words that it was read from."""

    name: str | None = None
    tax_id: str | None = None
    address: str | None = None
    email: str | None = None
    phone: str | None = None
    registry: str | None = None
    country: str | None = None
    website: str | None = None
    origins: tuple[tuple[str, str], ...] = ()
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class TaxNumber:
    """A kind of tax number: how it looks, the labels it needs, the check of its control digit."""

    country: str
    shape: str
    is_valid: Callable[[str], bool]
    label: str = ""


TAX_NUMBERS = (
    TaxNumber("ES", r"[A-HJNP-SUVW][- .]?\d{2}[.]?\d{3}[.]?\d{2}[- ]?[\dA-J]|[A-HJNP-SUVW][- .]?\d{7}[- ]?[\dA-J]", cif.is_valid),
    TaxNumber("ES", r"\d{8}[- ]?[A-Z]|\d{2}\.\d{3}\.\d{3}[- ]?[A-Z]", dni.is_valid, r"n\.?i\.?f|d\.?n\.?i|c\.?i\.?f"),
    TaxNumber("ES", r"[XYZ][- ]?\d{7}[- ]?[A-Z]", nie.is_valid, r"n\.?i\.?[fe]"),
    TaxNumber("MX", r"[A-ZÑ&]{3,4}[- ]?\d{6}[- ]?[A-Z\d]{3}", rfc.is_valid, r"r\.?f\.?c"),
    TaxNumber("PE", r"(?:10|15|17|20)\d{9}", ruc.is_valid, r"r\.?u\.?c"),
    TaxNumber("AR", r"(?:20|23|24|27|30|33|34)-?\d{8}-?\d", cuit.is_valid, r"c\.?u\.?i\.?t"),
    TaxNumber("CL", r"\d{1,2}\.?\d{3}\.?\d{3}-[\dkK]", rut.is_valid, r"r\.?u\.?t"),
    TaxNumber("CO", r"\d{3}\.?\d{3}\.?\d{3}[- ]?\d", nit.is_valid, r"n\.?i\.?t"),
    TaxNumber("BR", r"\d{2}\.?\d{3}\.?\d{3}/?\d{4}-?\d{2}", cnpj.is_valid, r"cnpj"),
    TaxNumber("FR", r"\d{3} ?\d{3} ?\d{3} ?\d{5}", siret.is_valid, r"siret"),
    TaxNumber("FR", r"\d{3} ?\d{3} ?\d{3}", siren.is_valid, r"siren|rcs"),
    TaxNumber("PT", r"[1235689]\d{2} ?\d{3} ?\d{3}", nipc.is_valid, r"nipc|n\.?i\.?f|contribuinte|pessoa colectiva|matricula"),
)
LABELLED_WITHIN = 45
SOMEBODY_ELSE = re.compile(
    r"hosting|hospedaje|alojamiento|alojad[ao]|aloja\b|allotja\w*|hospeda\w*|hebergeu?r?|heberge|servidor(?:es)?\b|centro de datos|data ?center|"
    r"disen(?:o|ado|ada)|desarroll(?:o|ado|ada) (?:web|por|de)|realizad[ao] por|agencia de|pagina (?:web )?(?:creada|hecha|disenada)|delegado de "
    r"proteccion|\bdpo\b|\bdpd\b|"
    r"encargad[ao]s? (?:de|del) tratamiento|pasarela de pago|proveedor(?:es)? (?:de|tecnologic)|google|meta platforms|facebook|mailchimp|cookies? "
    r"de terceros|stripe|analytics|entidad de resolucion|mediador|asesoria"
)
OWNER = re.compile(
    r"titular|responsable|propietari|denominaci|razon social|datos identificativos|identificaci|identidad|lssi|34/2002|prestador|empresa|sociedad|"
    r"nombre (?:comercial|fiscal)|raison sociale|editeur|denominacio|company name|registered|empresa responsavel|en adelante|en lo sucesivo"
)
FORMS = (
    r"(?:S\.? ?L\.? ?U\.?|S\.? ?L\.? ?L\.?|S\.? ?L\.? ?P\.?|S\.? ?L\.?|S\.? ?A\.? ?U\.?|S\.? ?A\.? de C\.? ?V\.?|S\.? de R\.? ?L\.?(?: de C\.? "
    r"?V\.?)?|S\.? ?A\.? ?P\.? ?I\.? de C\.? ?V\.?|S\.? ?A\.? ?C\.?|S\.? ?A\.? ?S\.?|S\.? ?A\.?|S\.? ?C\.? ?C\.? ?L\.?|S\.? ?Coop\.?(?: \w+)?|"
    r"S\.? ?C\.?|C\.? ?B\.?|S\.? ?R\.? ?L\.?|E\.? ?I\.? ?R\.? ?L\.?|"
    r"Sociedad (?:An[oó]nima|Limitada|Cooperativa)(?: Unipersonal)?|Sociedad de Responsabilidad Limitada|Lda\.?|Unipessoal,? Lda\.?|SARL|SAS|SASU|"
    r"Ltda?\.?|GmbH|Limited|Ltd\.?|Inc\.?|B\.V\.|Koop\.?|Asociaci[oó]n|Fundaci[oó]n)"
)
WORD = r"[A-ZÁÉÍÓÚÑÇ0-9][\wÁÉÍÓÚÑÇáéíóúñçüÜ&.'’+-]{0,40}"
COMPANY = re.compile(rf"(?<![\w&.'’+-])(?P<name>{WORD}(?:[ ](?:de|del|la|las|los|el|y|e|i|d'|da|do|dos|das|&|{WORD})){{0,8}}?,? {FORMS})(?=[\s,.;:()]|$)")
NAME_LABEL = re.compile(
    r"(?im)^[^\w\n]{0,10}(?:titular(?: (?:de la web|del sitio(?: web)?|de la p[aá]gina))?|denominaci[oó]n(?: social)?|denominaci[oó]|raz[oó]n social|"
    r"nombre (?:o raz[oó]n social|fiscal|de la empresa|social)|empresa|sociedad|propietari[oa]|responsable(?: del tratamiento)?|identidad(?: del "
    r"responsable)?|company name|raison sociale|denominação social|firma)\s*(?::|\t|-|–)\s*(?P<name>[^\n\t]{3,120})$"
)
ADDRESS = re.compile(
    r"(?i)(?:domicili[oa](?: social| fiscal| postal)?|direcci[oó]n(?: postal| social| fiscal)?|sede social|registered office|siège social|morada|"
    r"adreça|endereço|domicilio a efectos de notificaciones)\s*(?:sito |situad[oa] |est[aá] |social |fiscal )?(?:en|:|\t|es|-|at|à)+\s*(?:la |el |"
    r":)?\s*(?P<address>[^\n]{8,200})"
)
ADDRESS_ENDS = re.compile(
    r"(?i)\s*(?:,?\s*(?:y |e )?(?:con |provist[oa] de |inscrit[oa]|n\.?i\.?f|c\.?i\.?f|r\.?f\.?c|r\.?u\.?c|cuit|tel[eéè]|tlf|tfno|fax|e-?mail|"
    r"correo|email|registro mercantil|datos registrales|web\b|p[aá]gina|actividad|y cuyo|cuya|\(en adelante|en adelante|hoja|tomo)|\t|;|"
    r"\.\s+(?=[A-Z][a-záéíóú]+ )|\.\s*$)"
)
POSTAL = re.compile(r"\b(?:0[1-9]|[1-4]\d|5[0-2])\d{3}\b|\b\d{4}-\d{3}\b|\bC\.?P\.?\s*\d{4,5}")
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|\[at\]|\(at\)|\(arroba\)|\[arroba\])\s?[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?i)(?:tel[eéè]f?\w*|tlf\w*|tfno|phone|tel)\.?\s*(?:de contacto|de atenci[oó]n)?\s*[:.\t]?\s*(?P<phone>(?:\+\d{1,3}[ .-]?)?\(?\d[\d "
    r".()-]{6,16}\d)")
REGISTRY = re.compile(
    r"(?i)(?:inscrit[oa]|registrad[oa]|datos registrales|registro mercantil)[^\n]{0,20}?(?P<registry>registro[^\n]{5,220}|[^\n]{0,40}(?:tomo|hoja|"
    r"folio)[^\n]{3,160})")


def read(text: str, url: str, country: str | None = None) -> Identity:
    """The identity that the text of a page tells. `url` is the page's address, `country` the one to prefer where two numbers fit."""
    text = text[:LONGEST]
    number = _tax_number(text, country)
    name = _name(text, number[1] if number else None)
    around = number[1] if number else (name[1] if name else 0)
    found = {
        "name": name[0] if name else None, "tax_id": number[0] if number else None, "address": _address(text, around), "email": _email(text, url, around),
        "phone": _phone(text, around), "registry": _registry(text), "country": number[2] if number else country, "website": _website(url),
    }  # fmt: skip
    origins = {"name": _line(text, name[1]) if name else "", "tax_id": _line(text, number[1]) if number else "", "website": url}
    origins |= {field: _line(text, text.find(found[field] or "")) for field in ("address", "email", "phone",
        "registry") if found[field] and (found[field] or "") in text}
    return Identity(**found, origins=tuple((field, where) for field, where in origins.items() if where), notes=_notes(number is None, name is None))


def identity_json(identity: Identity) -> dict[str, Any]:
    """The identity as JSON: `origin` tells where each field was read."""
    found = asdict(identity)
    return {**{field: found[field] for field in ("name", "tax_id", "address", "email", "phone", "registry", "country", "website")},
    "origin": dict(identity.origins), "notes": [str(note) for note in identity.notes]}


def _notes(no_number: bool, no_name: bool) -> tuple[Sentence, ...]:
    notes = []
    if no_number:
        notes.append(say("El aviso legal no dice un NIF válido. No impide reclamar: escríbelo tú si lo sabes."))
    if no_name:
        notes.append(say("El aviso legal no dice la razón social."))
    return tuple(notes)


def _line(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return " ".join(text[start : end if end >= 0 else len(text)].split())[:300]


def _tax_number(text: str, country: str | None) -> tuple[str, int, str] | None:
    """The owner's number, its place and its country: the best placed of the valid ones."""
    found = list(_tax_numbers(text))
    return max(found, key=lambda one: (_standing(text, one[1]) + 2 * (one[2] == country), -one[1]), default=None) if found else None


def _tax_numbers(text: str) -> Iterator[tuple[str, int, str]]:
    for kind in TAX_NUMBERS:
        for match in islice(re.finditer(rf"(?<![\w/])(?:ES-?)?(?P<number>{kind.shape})(?![\w/]|-\w)", text), MOST):
            number = re.sub(r"[ .\-]", "", match["number"]) if kind.country == "ES" else match["number"].strip()
            labelled = not kind.label or re.search(kind.label, fold(text[max(0, match.start() - LABELLED_WITHIN) : match.start()]))
            if labelled and kind.is_valid(number) and _standing(text, match.start()) > -2:
                yield number, match.start("number"), kind.country


def _standing(text: str, at: int) -> float:
    """How much the words around speak for the owner of the site, and against a hosting firm or an adviser."""
    before = fold(text[max(0, at - 260) : at])
    near = fold(text[max(0, at - 400) : at + 60])
    owner, other = _last(OWNER, before), _last(SOMEBODY_ELSE, before)
    labelled = bool(re.search(r"(?:n\.?i\.?f|c\.?i\.?f|vat|r\.?f\.?c|r\.?u\.?c|identificacion fiscal|tax)\W*[^\n]{0,20}$", before))
    return labelled + (1.5 if owner > other else 0) - (3 if other > owner else 0) + 0.5 * bool(re.search(r"registro mercantil|domicilio", near))


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _name(text: str, near: int | None) -> tuple[str, int] | None:
    """The registered name: the one labelled so, or the company closest to the number."""
    labelled = [(_clean_name(match["name"]), match.start("name")) for match in islice(NAME_LABEL.finditer(text), MOST) if _standing(text,
        match.start("name")) > -2]
    companies = [(_clean_name(match["name"]), match.start("name")) for match in islice(COMPANY.finditer(text), MOST) if _standing(text,
        match.start("name")) > -2]
    named = [one for one in labelled if re.search(rf"{FORMS}$", one[0])] + companies
    if near is not None and (close := [one for one in named if abs(one[1] - near) < 400]):
        return min(close, key=lambda one: abs(one[1] - near))
    people = [one for one in labelled if 1 < len(one[0].split()) < 7]
    return next(iter(named + people), None)


def _clean_name(words: str) -> str:
    found = re.sub(r"(?i)^(?:que |la (?:empresa|sociedad|mercantil|entidad|compañ[ií]a) |el titular |titular |empresa |sociedad |mercantil )+", "",
        " ".join(words.split()))
    match = COMPANY.search(found)
    return (match["name"] if match else re.split(r",? (?:con|NIF|CIF|N\.I\.F|C\.I\.F)\b|\(|;", found)[0]).strip(" ,;:-·")


def _address(text: str, around: int) -> str | None:
    found = [(abs(match.start() - around), _cut_address(match["address"])) for match in islice(ADDRESS.finditer(text), MOST) if _standing(text,
        match.start()) > -2]
    real = [(distance, address) for distance, address in found if re.search(r"\d", address) and "@" not in address and "http" not in address]
    return min(real)[1] if real else None


def _cut_address(words: str) -> str:
    end = next((match.start() for match in ADDRESS_ENDS.finditer(words) if match.start() > 8), len(words))
    return " ".join(words[:end].split()).strip(" ,.;:-")


def _email(text: str, url: str, around: int) -> str | None:
    """An address of the site's own domain before any other, the closest to the number first; the officer for data protection last."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    found = [(_unmasked(match[0]), match.start()) for match in islice(EMAIL.finditer(text), MOST)]
    officer = re.compile(r"^(?:dpo|dpd|lopd|rgpd|protecciondatos|protecciondedatos|privacidad|privacy|gdpr)")
    ranked = sorted(found, key=lambda one: (bool(officer.match(one[0])), not one[0].endswith(host), _standing(text, one[1]) < -1, abs(one[1] - around)))
    return ranked[0][0] if ranked and (ranked[0][0].endswith(host) or _standing(text, ranked[0][1]) > -2) else None


def _unmasked(words: str) -> str:
    return re.sub(r"\s?(?:\[at\]|\(at\)|\(arroba\)|\[arroba\]|@)\s?", "@", words).rstrip(".").lower()


def _phone(text: str, around: int) -> str | None:
    found = [(abs(match.start() - around), " ".join(match["phone"].split())) for match in islice(PHONE.finditer(text), MOST) if _standing(text,
        match.start()) > -2]
    return min(found)[1] if found else None


def _registry(text: str) -> str | None:
    match = REGISTRY.search(text)
    return " ".join(match["registry"].split()).strip(" .,;:") if match else None


def _website(url: str) -> str | None:
    parts = urlsplit(url if "//" in url else f"https://{url}")
    return f"{parts.scheme}://{parts.hostname}" if parts.hostname else None


# Where sites put it, most likely first: words of the link or of its path.
NOTICE = (
    ((r"aviso[\s_-]*legal|avis[\s_-]*legal|informacion[\s_-]*legal|lege[\s_-]*oharra|legal[\s_-]*notice|mentions[\s_-]*legales|impressum|"
        r"imprint|aviso[\s_-]*juridico|nota[\s_-]*legal"), 6),
    (r"datos[\s_-]*(?:de la )?empresa|identificacion|quien(?:es)?[\s_-]*somos[\s_-]*legal|\blegal\b|/legal", 5),
    (r"terminos|condiciones|terms|conditions|condicions|termos", 3),
    (r"privacidad|privacy|privacitat|privacidade|proteccion[\s_-]*de[\s_-]*datos|aviso[\s_-]*de[\s_-]*privacidad", 2),
    (r"contact|contacto|contacte|quienes[\s_-]*somos|about|empresa", 1),
)  # fmt: skip


def links_to_legal_notice(links: Iterable[tuple[str, str]], page_url: str = "") -> tuple[str, ...]:
    """The addresses of the same site where the legal notice may be, most likely first."""
    host = _site(page_url)
    ranked: dict[str, int] = {}
    for address, words in links:
        full = _absolute(page_url, address)
        if full and (not host or _site(full) == host):
            ranked[full] = max(ranked.get(full, 0), _likelihood(words, full))
    return tuple(sorted((address for address, score in ranked.items() if score > 0), key=lambda address: -ranked[address]))[:8]


def _absolute(page_url: str, address: str) -> str | None:
    try:
        full = urljoin(page_url, address).split("#")[0]
        return full if urlsplit(full).scheme in {"http", "https"} and urlsplit(full).hostname else None
    except ValueError:
        return None


def _site(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return ".".join(host.split(".")[-2:]) if not re.search(r"\.(?:com|org|net|co|gob|edu)\.\w\w$", host) else ".".join(host.split(".")[-3:])


def _likelihood(words: str, address: str) -> int:
    said, path = fold(words), fold(urlsplit(address).path)
    return max((score * 2 for pattern, score in NOTICE if re.search(pattern, said)),
    default=0) + max((score for pattern, score in NOTICE if re.search(pattern, path)), default=0)
