"""The newest words of a message, apart from the earlier ones that it quotes. Nothing is deleted: what is quoted is given back too."""

import re
from dataclasses import dataclass

WROTE = r"(?:escribi[oó]|escribiu|va escriure|ha escrit|escreveu|wrote|a [ée]crit|idatzi du|schrieb|ha scritto|scrisse|napisa[łl])"
# «El lun, 16 nov 2026 a las 2:20, Ana (<ana@…>) escribió:» on one to three lines, in the languages of mail programs.
ATTRIBUTION = re.compile(
    rf"(?im)^[ \t]*(?:"
    rf"(?:El|On|Le|A|O|Em|Il|Op|Am|Dia|Data)\b[^\n]{{4,200}}(?:\n[^\n]{{1,160}}){{0,2}}?{WROTE}[^\n]{{0,60}}:"
    rf"|(?:\S[^\n]{{0,160}}(?:<|&lt;)[^\n]{{3,120}}@[^\n]{{2,120}}{WROTE}[^\n]{{0,80}}:)"
    rf"|Hau idatzi du [^\n]{{3,200}}(?:\n[^\n]{{1,160}})?:"
    rf"|\d{{4}}[^\n]{{3,200}}(?:\n[^\n]{{1,160}})?(?:idatzi du|idatzi zuen)[^\n]{{0,40}}:"
    rf"|(?:Missatge de|Mensaje de|Mensagem de|Message de)\s[^\n]{{3,200}}(?:\n[^\n]{{1,160}})?\d{{1,2}}:\d{{2}}[^\n]{{0,20}}:"
    rf"|(?:El|On|Le)\s[^\n]{{4,200}}(?:<|\()[^\n]{{3,120}}@[^\n]{{2,120}}[>)][^\n]{{0,40}}:"
    rf")[ \t]*$"
)
# A block of headers («De: … Enviado: … Para: … Asunto: …»), folded onto one line or not.
FROM = r"(?:De|From|Von|Nork|Da)"
SENT = r"(?:Enviado(?:\s+el)?|Enviada(?:\s+em)?|Enviat(?:\s+el)?|Fecha|Data|Date|Sent|Envoy[ée]|Bidalia|Gesendet)"
TO = r"(?:Para|To|Per a|A|À|Nori|An|CC|Asunto|Subject|Assumpte|Assunto|Objet|Gaia)"
HEADER_BLOCK = re.compile(
    rf"(?im)(?:^|(?<=[.!?] )|(?<=\w[ \t]))[ \t>*]*{FROM}\s?:\*?[^\n]{{1,200}}?(?:\n|\s)[ \t>*]*{SENT}\s?:\*?[^\n]{{3,120}}?(?:\n|\s)[ \t>*]*{TO}\s?:"
)
SEPARATOR = re.compile(
    r"(?im)^[ \t>]*(?:"
    r"[-_=*]{2,}\s*(?:(?:mensaje|missatge|mensagem|mensaxe|message|mezu)\w*\s*(?:original|reenviad[oa]|reenviat|encaminhada|d.origine|transf[ée]r[ée])?"
    r"|(?:original|forwarded) message|jatorrizko mezua|cabeceras del mensaje original|begin forwarded message|mensaje citado)\s*:?\s*[-_=*]*"
    r"|(?:begin forwarded message|inicio del mensaje reenviado|cabeceras del mensaje original)\s*:?"
    r"|_{10,}|-{5,}\s*(?:original|forwarded)[^\n]*"
    r")[ \t]*$"
)
ABOVE_MARK = re.compile(
    r"(?im)^\W*(?:por favor,? )?(?:escrib[ae]|responda|please (?:type|reply)|type your reply|respond[ae]|escreva)[^\n]*(?:encima|above|acima|"
    r"l[íi]nea)[^\n]*$")
# The ticket system's own heading under that mark: a name, then date and hour.
TICKET_HEADING = re.compile(r"\A\s*[^\n]{2,80}\n[^\n]{0,12}\d{1,2}[^\n]{3,30}\d{1,2}:\d{2}[^\n]{0,12}\n")
PHONE_TAIL = re.compile(
    r"(?im)^[ \t]*(?:enviado (?:desde|por|do) (?:mi |meu |o )?[^\n]{2,40}|sent from (?:my )?[^\n]{2,40}|obtener outlook[^\n]*|get outlook[^\n]*"
    r"|enviat des d[^\n]{2,40}|envoy[ée] de (?:mon )?[^\n]{2,40}|nire [^\n]{2,20}bidalia)[ \t]*$"
)
INTERLEAVED = re.compile(r"(?im)^(?=[^\n>]*\b(?:entre l[íi]neas|debajo|below|inline|en (?:azul|rojo|negrita)|a continuaci[oó]n de cada)\b)")


@dataclass(frozen=True, slots=True)
class Split:
    """A message in two: the newest words, and what it quotes."""

    newest: str
    quoted: str


def split(text: str) -> Split:
    """The newest words of a text, and the rest."""
    text = _without_heading(text.replace("\r\n", "\n"))
    cut = _cut(text)
    kept, quoted = _without_marks(text[:cut])
    after_kept, after_quoted = _answer_below(text[cut:])
    newest = PHONE_TAIL.sub("", f"{kept}\n{after_kept}").strip()
    return Split(newest, f"{quoted}\n{after_quoted}".strip())


def newest(text: str) -> str:
    """Only the newest words."""
    return split(text).newest


def _without_heading(text: str) -> str:
    mark = ABOVE_MARK.search(text[:1_000])
    if not mark:
        return text
    return TICKET_HEADING.sub("", text[mark.end() :].lstrip("\n"))


def _cut(text: str) -> int:
    """Where the first quoting sign begins; the end where there is none."""
    found = [match.start() for pattern in (ATTRIBUTION, HEADER_BLOCK, SEPARATOR) if (match := _first_real(pattern, text))]
    return min(found, default=len(text))


def _first_real(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match that has words after it: a rule of dashes above a signature quotes nothing."""
    for match in pattern.finditer(text[:60_000]):
        rest = text[match.end() :]
        is_rule = pattern is SEPARATOR and not re.search(r"[a-z]", match[0], re.IGNORECASE)
        if not is_rule or HEADER_BLOCK.match(rest.lstrip()):
            return match
    return None


def _without_marks(text: str) -> tuple[str, str]:
    """Lines without and with the quoting mark «>»."""
    kept = [line for line in text.split("\n") if not line.lstrip().startswith(">")]
    quoted = [line for line in text.split("\n") if line.lstrip().startswith(">")]
    return "\n".join(kept), "\n".join(quoted)


def _answer_below(rest: str) -> tuple[str, str]:
    """What was written under the quoted lines, where they carry the mark «>»; without the mark nothing can be told apart."""
    lines = rest.split("\n")
    last = max((n for n, line in enumerate(lines) if line.lstrip().startswith(">")), default=-1)
    first = next((n for n, line in enumerate(lines) if line.lstrip().startswith(">")), -1)
    if first < 0 or first > 5 or HEADER_BLOCK.match(rest):
        return "", rest
    below = [line for line in lines[first:] if not line.lstrip().startswith(">")]
    return "\n".join(below), "\n".join(lines[: last + 1])
