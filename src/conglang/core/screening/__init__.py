"""What must not slip into public text: identifiers, marks of secrecy, gambling, unknown links.

Outside code imports from here. Every search is plain Python over NFC text and returns finds.
"""

from conglang.core.screening.addresses import (
    domain_of,
    find_new_domains,
    foreign_domain,
    hidden_link,
    is_public_body,
    written_domains,
)
from conglang.core.screening.gambling import find_gambling, spam_words
from conglang.core.screening.hits import (
    ACCOUNT,
    BIRTH_DATE,
    CITIZEN_ID,
    EMAIL,
    GAMBLING,
    HIDDEN_LINK,
    NEW_DOMAIN,
    PHONE,
    SECRECY,
    UNREADABLE,
    Hit,
    excerpt,
    key_of,
)
from conglang.core.screening.identifiers import digits, find_identifiers
from conglang.core.screening.secrecy import find_secrecy_in_name, find_secrecy_marks

__all__ = [
    "ACCOUNT",
    "BIRTH_DATE",
    "CITIZEN_ID",
    "EMAIL",
    "GAMBLING",
    "HIDDEN_LINK",
    "NEW_DOMAIN",
    "PHONE",
    "SECRECY",
    "UNREADABLE",
    "Hit",
    "digits",
    "domain_of",
    "excerpt",
    "find_gambling",
    "find_identifiers",
    "find_new_domains",
    "find_secrecy_in_name",
    "find_secrecy_marks",
    "foreign_domain",
    "hidden_link",
    "is_public_body",
    "key_of",
    "spam_words",
    "written_domains",
]
