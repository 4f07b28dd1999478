"""Where in Spain: postal code or place name → province → community, by the codes of the `holidays` package."""

import re
import unicodedata
from types import MappingProxyType

PROVINCES = (
    ("01", "PV", ("álava", "araba", "vitoria", "gasteiz")),
    ("02", "CM", ("albacete",)),
    ("03", "VC", ("alicante", "alacant", "elche", "elx", "benidorm", "torrevieja")),
    ("04", "AN", ("almería",)),
    ("05", "CL", ("ávila",)),
    ("06", "EX", ("badajoz", "mérida")),
    ("07", "IB", ("baleares", "balears", "mallorca", "menorca", "ibiza", "eivissa", "formentera", "mahón", "maó")),
    ("08", "CT", ("barcelona", "hospitalet", "badalona", "sabadell", "terrassa")),
    ("09", "CL", ("burgos",)),
    ("10", "EX", ("cáceres", "plasencia")),
    ("11", "AN", ("cádiz", "jerez", "algeciras")),
    ("12", "VC", ("castellón", "castelló")),
    ("13", "CM", ("ciudad real",)),
    ("14", "AN", ("córdoba",)),
    ("15", "GA", ("coruña", "santiago de compostela", "ferrol")),
    ("16", "CM", ("cuenca",)),
    ("17", "CT", ("girona", "gerona")),
    ("18", "AN", ("granada",)),
    ("19", "CM", ("guadalajara",)),
    ("20", "PV", ("gipuzkoa", "guipúzcoa", "donostia", "san sebastián")),
    ("21", "AN", ("huelva",)),
    ("22", "AR", ("huesca",)),
    ("23", "AN", ("jaén",)),
    ("24", "CL", ("león", "ponferrada")),
    ("25", "CT", ("lleida", "lérida")),
    ("26", "RI", ("la rioja", "logroño")),
    ("27", "GA", ("lugo",)),
    ("28", "MD", ("madrid", "móstoles", "alcalá de henares", "getafe", "leganés", "fuenlabrada")),
    ("29", "AN", ("málaga", "marbella")),
    ("30", "MC", ("murcia", "cartagena", "lorca")),
    ("31", "NC", ("navarra", "nafarroa", "pamplona", "iruña", "tudela")),
    ("32", "GA", ("ourense", "orense")),
    ("33", "AS", ("asturias", "oviedo", "gijón", "xixón", "avilés")),
    ("34", "CL", ("palencia",)),
    ("35", "CN", ("las palmas", "gran canaria", "lanzarote", "fuerteventura", "maspalomas", "arrecife")),
    ("36", "GA", ("pontevedra", "vigo")),
    ("37", "CL", ("salamanca",)),
    ("38", "CN", ("tenerife", "la palma", "la gomera", "el hierro", "costa adeje")),
    ("39", "CB", ("cantabria", "santander", "torrelavega")),
    ("40", "CL", ("segovia",)),
    ("41", "AN", ("sevilla", "dos hermanas")),
    ("42", "CL", ("soria",)),
    ("43", "CT", ("tarragona", "reus", "salou")),
    ("44", "AR", ("teruel",)),
    ("45", "CM", ("toledo", "talavera")),
    ("46", "VC", ("valencia", "valència", "gandía", "gandia")),
    ("47", "CL", ("valladolid",)),
    ("48", "PV", ("bizkaia", "vizcaya", "bilbao", "barakaldo", "getxo")),
    ("49", "CL", ("zamora",)),
    ("50", "AR", ("zaragoza",)),
    ("51", "CE", ("ceuta",)),
    ("52", "ML", ("melilla",)),
)  # fmt: skip
"""First two digits of the postal code, community, and the names by which the province and its towns are called."""

NAMES = MappingProxyType({
    "AN": "Andalucía", "AR": "Aragón", "AS": "Asturias", "CB": "Cantabria", "CE": "Ceuta", "CL": "Castilla y León", "CM": "Castilla-La Mancha",
    "CN": "Canarias", "CT": "Cataluña", "EX": "Extremadura", "GA": "Galicia", "IB": "Illes Balears", "MC": "Región de Murcia", "MD": "Comunidad de Madrid",
    "ML": "Melilla", "NC": "Navarra", "PV": "Euskadi", "RI": "La Rioja", "VC": "Comunitat Valenciana",
})  # fmt: skip

BY_PREFIX = MappingProxyType({prefix: region for prefix, region, _ in PROVINCES})
POSTAL_CODE = re.compile(r"(?<!\d)(0[1-9]|[1-4]\d|5[0-2])\d{3}(?!\d)")


def _plain(text: str) -> str:
    """Lower case without accents, words apart: how names are compared."""
    marks = unicodedata.normalize("NFD", text.lower())
    bare = "".join(letter for letter in marks if not unicodedata.combining(letter))
    return f" {re.sub(r'[^a-z0-9]+', ' ', bare)} "


PLACES = tuple((_plain(name), region) for _, region, names in PROVINCES for name in names)


def region_of_postal_code(code: str | None) -> str | None:
    """The community of a Spanish postal code; None for what is not one."""
    found = POSTAL_CODE.fullmatch((code or "").strip())
    return BY_PREFIX[found.group(1)] if found else None


def region_in_text(text: str | None) -> str | None:
    """The community of the first place named in a text or an address; None where none is, or where two are equally first."""
    plain = _plain(text or "")
    named = sorted((plain.index(place), -len(place), region) for place, region in PLACES if place in plain)
    return named[0][2] if named else None


def region_of_address(address: str | None) -> str | None:
    """The community of an address: by its postal code if it has one, else by the last place it names (the street comes first)."""
    code = POSTAL_CODE.search(address or "")
    if code:
        return BY_PREFIX[code.group(1)]
    plain = _plain(address or "")
    named = sorted((plain.rindex(place), len(place), region) for place, region in PLACES if place in plain)
    return named[-1][2] if named else None
