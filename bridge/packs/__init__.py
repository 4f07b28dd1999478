"""The law as data: packs of dated values with their sources, and what is read from them."""

from bridge.packs.answers import Dated, all_steps, deadline_json, deadline_of, legal_basis, route_json
from bridge.packs.loader import load_catalogue

__all__ = ["Dated", "all_steps", "deadline_json", "deadline_of", "legal_basis", "load_catalogue", "route_json"]
