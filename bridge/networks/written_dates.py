"""Days written in words, as forums and blogs print them in eight languages: «20 de febrero de 2014», «Feb 20, 2014»."""

import re
from datetime import date

from bridge.domain.posts_times import EARLIEST, LATEST

NAMES: dict[str, int] = {
    name: month
    for month, names in enumerate(
        (
            "enero january januar jänner janvier gennaio janeiro gener xaneiro ene jan",
            "febrero february februar février febbraio fevereiro febrer febreiro feb fev fév",
            "marzo march märz mars março març mar mär",
            "abril april avril aprile abr apr avr",
            "mayo may mai maggio maio maig",
            "junio june juni juin giugno junho juny xuño jun",
            "julio july juli juillet luglio julho juliol xullo jul",
            "agosto august août agost ago aug",
            "septiembre setiembre september septembre settembre setembro setembre sep sept set",
            "octubre october oktober octobre ottobre outubro oct okt out",
            "noviembre november novembre novembro novembro nov",
            "diciembre december dezember décembre dicembre dezembro desembre decembro dic dec dez déc",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(NAMES, key=len, reverse=True))
FORMS = (
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:\.|º|st|nd|rd|th)?\s*(?:de |d'|of )?\s*(?P<m>{MONTH})\.?,?\s*(?:de |del |of )?\s*(?P<y>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<m>{MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b", re.IGNORECASE),
    re.compile(r"\b(?P<d>\d{1,2})[.](?P<m>\d{1,2})[.](?P<y>\d{4})\b"),
    re.compile(r"\b(?P<d>\d{1,2})[.](?P<m>\d{1,2})[.](?P<y>\d{2})\b(?![.:\d])"),
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b"),
)
DAY_FIRST = re.compile(r"\b(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>\d{4}|\d{2})\b")


def written_day(text: str | None, language: str | None = None) -> date | None:
    """The first day that the text writes unmistakably; 3/4/2024 only where the page's language puts the day first."""
    day_first = language is not None and language[:2].lower() in {"es", "pt", "fr", "it", "ca", "gl", "eu", "de"}
    forms = (*FORMS, DAY_FIRST) if day_first else FORMS
    found = [match for form in forms if (match := form.search(text or ""))]
    return next((day for match in sorted(found, key=re.Match.start) if (day := _day(match))), None)


def _day(match: re.Match[str]) -> date | None:
    month = match["m"].lower()
    try:
        day = date(int(match["y"]) + (2000 if len(match["y"]) == 2 else 0), NAMES.get(month) or int(month), int(match["d"]))
    except ValueError:
        return None
    return day if EARLIEST.date() <= day < LATEST.date() else None
