"""Addresses made to be thrown away: an answer of the company would reach nobody. Well-known ones only; a list is never whole."""

KNOWN = """
0-mail.com 10minutemail.com 10minutemail.net 20minutemail.com 33mail.com anonbox.net bugmenot.com burnermail.io byom.de cock.li
correotemporal.org deadaddress.com discard.email discardmail.com discardmail.de disposablemail.com dispostable.com dropmail.me
emailondeck.com emailtemporario.com.br fakeinbox.com fakemail.net fakemailgenerator.com fexpost.com filzmail.com getairmail.com
getnada.com grr.la guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.info guerrillamail.net guerrillamail.org
guerrillamailblock.com harakirimail.com inboxbear.com incognitomail.com jetable.org kasmail.com mail-temporaire.fr mailcatch.com
maildrop.cc mailexpire.com mailforspam.com mailinator.com mailinator.net mailnesia.com mailnull.com mailpoof.com mailsac.com
mailtemp.info mailto.plus meltmail.com mintemail.com moakt.com mohmal.com mt2015.com mytemp.email mytrashmail.com nada.email
nowmymail.com sharklasers.com spam4.me spambog.com spambox.us spamex.com spamgourmet.com spamhole.com tafmail.com temp-mail.io
temp-mail.org tempail.com tempinbox.com tempmail.dev tempmail.net tempmailo.com tempr.email throwawaymail.com tmail.ws
tmpmail.net tmpmail.org trash-mail.com trashmail.com trashmail.de trashmail.net trbvm.com wegwerfmail.de yopmail.com yopmail.fr
yopmail.net zetmail.com
"""
DOMAINS = frozenset(KNOWN.split())


def is_throwaway(address: str) -> bool:
    """Whether mail to that address is thrown away: its domain, or one above it, is known for that."""
    labels = address.rpartition("@")[2].strip(" .").lower().split(".")
    return any(".".join(labels[n:]) in DOMAINS for n in range(len(labels) - 1))
