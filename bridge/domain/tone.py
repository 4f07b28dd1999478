"""What in a complaint would make a formal claim inadmissible or hurt somebody: insults, threats, names of staff, others' data.

It warns and offers calmer words for the claim's own text; the post itself is always quoted as it was.
An announcement of lawful steps («os denuncio») is no threat, and a swear word aimed at nobody is not flagged.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bridge.domain.folding import fold, unaccented
from bridge.domain.toning import insults, people


@dataclass(frozen=True, slots=True)
class Flag:
    """Words to think about. `quote` is exact; `calm` is what could stand in their place: "" to leave them out, None where nothing is offered."""

    kind: str
    quote: str
    calm: str | None
    start: int


LONGEST = 20_000
LETTERS = r"[A-Z][a-z]+"
NAME = rf"(?:{people.HONORIFIC})?{LETTERS}(?:-{LETTERS})?(?: (?:de |del |la |de la )?{LETTERS}){{0,2}}"
INSULT = re.compile(
    rf"(?P<role>\b(?:el|la|los|las|un|una) {insults.NICKNAMED}s? (?:del|de la|de los|de las|de vuestr[oa]|de su|de tu|do|da) (?P<whose>{insults.ROLE}\w*))"
    rf"|(?P<swarm>\b{insults.SWARM}\b)|(?P<said>\b{insults.SAID_OF}(?:{'|'.join(insults.OF_SOMEBODY)}|{'|'.join(insults.PLAIN)})\b(?: de mierda)?)|"
    rf"\b(?P<plain>{'|'.join(insults.PLAIN)})\b"
    rf"|(?:(?<=[!¡#,.] )|(?<=[!¡#])|(?<=^)|(?<=\n))(?P<shout>(?:{'|'.join(insults.OF_SOMEBODY)})(?=\s*(?:[!.]|$|\n|#)))|(?P<sign>{insults.SIGNS})",
    re.MULTILINE,
)
THREAT = re.compile("|".join(f"(?:{pattern})" for pattern in insults.THREATS))
NOT_THEIRS = re.compile(insults.NOT_THEIRS)
LAWFUL = re.compile(insults.LAWFUL)
QUOTATION = re.compile(r"\"[^\"\n]{1,200}\"|«[^»\n]{1,200}»|“[^”\n]{1,200}”|'(?<=\s')[^'\n]{3,200}'(?=[\s.,;])")
STAFF = (
    re.compile(rf"(?i:\b{people.ROLES}\b(?: de(?:l)? @[\w.]+)?)(?i:,? (?:que se llama|llamad[oa]|de nombre|un tal|una tal),? |,? | \()(?P<name>{NAME})"),
    re.compile(rf"(?i:\b{people.ATTENDED}(?: por| con| a)?) (?P<name>{NAME})"),
    re.compile(rf"(?P<name>{people.HONORIFIC}{LETTERS}(?: {LETTERS}){{0,2}})"),
    re.compile(rf"(?P<name>(?:(?:La|El|la|el|En|en|Na|na) )?{LETTERS} (?:la|el|lo|a|o|de|del|da|do|de la) (?:del|de la|de|do|da|d')? ?(?:chat|"
        r"telefon[oa]?|mostrador|recepcion\w*|tienda|caja|garantias|atencion|oficina|sucursal|taller|barra|ventanilla))"),
    re.compile(r"(?i:\b(?:en|na|no|la de|el de|los de|a la) (?:recepcion|tienda|mostrador|oficina|caja|taquilla|ventanilla|barra|sucursal|taller|"
        rf"telefono)) (?P<name>{NAME})"),
    re.compile(rf"(?P<name>{NAME})(?=,? (?i:me|nos|no me|no nos|lle|ens|em)? ?(?i:dijo|dice|dixo|solto|colgo|atendio|contesto|respondio|prometio|aseguro|"
        r"grito|trato|que [\"“«]|va dir|em penja|diu))"),
)  # fmt: skip
OWN = re.compile(r"(?i)\b(?:soy|me llamo|mi nombre es|firmado|atentamente|soc|chamome|chamo-me|my name is)\s*:?\s*$")
PERSONAL = {kind: re.compile(pattern) for kind, pattern in people.PERSONAL.items()}
FAMILY = re.compile(rf"\b{people.RELATIVE}\b(?:,? (?:de )?\(?\d{{1,3}} (?:anos|anys|anios|years)\)?| \(\d{{1,3}} \w+\))|\b(?:\S+ )?{people.HEALTH} d(?:e|o|a) "
    rf"{people.RELATIVE}\b|\b{people.RELATIVE} (?:\S+ ){{0,3}}{people.HEALTH}\b|\b(?:con un|con una|cun|cunha|amb un|amb una|com um|with a) "
    r"(?:bebe|nado|nino pequeno|nen petit|baby|recien nacido)(?: (?:en|na|a|em|at) casa)?")


def check(text: str) -> tuple[Flag, ...]:
    """Everything to think about, in the order of the text."""
    text = text[:LONGEST]
    folded = fold(text)
    found = [*_insults(text, folded), *_threats(text, folded), *_staff(text, folded), *_personal(text, folded)]
    return tuple(sorted(_apart(found), key=lambda flag: flag.start))


def tone_json(text: str) -> list[dict[str, str]]:
    """The contract's shape."""
    return [{"kind": flag.kind, "quote": flag.quote} for flag in check(text)]


def _apart(flags: list[Flag]) -> Iterator[Flag]:
    """Flags that do not overlap; the earlier check wins."""
    taken: list[tuple[int, int]] = []
    for flag in flags:
        end = flag.start + len(flag.quote)
        if not any(flag.start < other_end and start < end for start, other_end in taken):
            taken.append((flag.start, end))
            yield flag


def _inside_quotation(text: str, at: int) -> bool:
    return any(match.start() < at < match.end() for match in QUOTATION.finditer(text))


def _flag(kind: str, text: str, span: tuple[int, int], calm: str | None) -> Flag:
    quote = text[span[0] : span[1]]
    start = span[0] + len(quote) - len(quote.lstrip())
    return Flag(kind, quote.strip(), calm, start)


def _insults(text: str, folded: str) -> Iterator[Flag]:
    for match in INSULT.finditer(folded):
        before = folded[max(0, match.start() - 40) : match.start()]
        kind = match.lastgroup if match.lastgroup not in {"who", "whose"} else ("swarm" if match["swarm"] else "role")
        is_reported = kind not in {"sign", "role"} and (NOT_THEIRS.search(before) or _inside_quotation(text, match.start()))
        if not is_reported and not (kind == "swarm" and match["who"] in insults.SWARM_HARMLESS) and not match[0].startswith("no "):
            yield _flag("insult", text, match.span(), _calm_insult(kind or "", match, text))


def _calm_insult(kind: str, match: re.Match[str], text: str) -> str:
    if kind == "role":
        return f"{text[match.start() : match.end()].split(maxsplit=1)[0]} {text[match.start('whose') : match.end('whose')]}"
    if kind == "said":
        return {"sois": "no habéis actuado bien", "son": "no han actuado bien", "eres": "no has actuado bien",
        "es": "no ha actuado bien"}.get(match[0].split()[0], "")
    return ""


def _threats(text: str, folded: str) -> Iterator[Flag]:
    for match in THREAT.finditer(folded):
        if not LAWFUL.search(match[0]) and not _inside_quotation(text, match.start()):
            yield _flag("threat", text, match.span(), "acudiré a las vías legales")


def _staff(text: str, folded: str) -> Iterator[Flag]:
    plain = unaccented(text)
    for pattern in STAFF:
        for match in pattern.finditer(plain):
            if _is_person(match, plain, folded):
                yield _flag("employee_data", text, match.span("name"), "una persona del personal")


def _is_person(match: re.Match[str], text: str, folded: str) -> bool:
    """Whether the capitals are a name: a known given name, or any capitals after «un tal», an honorific or a role; never the writer's own."""
    name = match["name"]
    words = re.findall(LETTERS, name)
    first = next((word for word in words if word not in people.NOT_NAMES and not re.fullmatch(people.HONORIFIC.strip(), f"{word} ")), None)
    if first is None or words[0] in people.NOT_NAMES - {"La", "El"} or OWN.search(text[: match.start("name")]):
        return False
    cue = folded[max(0, match.start("name") - 45) : match.start("name")]
    is_marked = re.search(r"(?:un|una) tal $|llamad[oa] $|se llama $|de nombre $", cue) or re.match(people.HONORIFIC, name)
    is_role = re.search(rf"{people.ROLES}(?: del? @[\w.]+)?,? ?\(?$", cue) and not re.search(r"(?:de|del|en|a|para) $", cue)
    return bool(is_marked) or fold(first) in people.NAMES or (bool(is_role) and match.start("name") > 0 and len(first) > 3)


def _personal(text: str, folded: str) -> Iterator[Flag]:
    for pattern in PERSONAL.values():
        for match in pattern.finditer(text):
            yield _flag("third_party_data", text, match.span(), "[dato omitido]")
    for match in FAMILY.finditer(folded):
        yield _flag("third_party_data", text, match.span(), None)


def soften(text: str, accepted: tuple[Flag, ...]) -> str:
    """The text with the calm words in place of the accepted flags; what has no calm words stays."""
    for flag in sorted(accepted, key=lambda flag: -flag.start):
        if flag.calm is None or text[flag.start : flag.start + len(flag.quote)] != flag.quote:
            continue
        before, after = text[: flag.start], text[flag.start + len(flag.quote) :]
        text = _joined(before, _in_place(flag, before), after)
    return text


def _in_place(flag: Flag, before: str) -> str:
    """A name after its role is simply left out."""
    if flag.kind == "employee_data" and re.search(rf"{people.ROLES}(?:, | \(|,? (?:un|una) tal | )?$", fold(before[-40:])):
        return ""
    return flag.calm or ""


def _joined(before: str, calm: str, after: str) -> str:
    if calm:
        before = re.sub(r"(?i)\b(?:un|una) tal $", "", before)
        return f"{before}{calm}{after}"
    before = re.sub(r"(?i)(?:,? (?:un|una) tal|,| \()\s*$", "", before).rstrip(" ")
    after = re.sub(r"^\)", "", after)
    if not before or before[-1] in ".!?\n¡¿":
        return f"{before.rstrip('¡¿')}{' ' if before and before[-1] != chr(10) else ''}{after.lstrip(' .!?,;')}".rstrip()
    return f"{before}{after if after[:1] in ' ,.;:!?)' or not after else f' {after}'}"
