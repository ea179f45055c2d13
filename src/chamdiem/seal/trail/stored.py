"""How whoever verifies asks a database for the chain: by words of our own.

No function that is stored there is called, for who can alter a row can alter a function.
"""

# The digest of an entry is of this text: its values as PostgreSQL writes a JSON array.
TEXT = (
    "jsonb_build_array(e.id, e.verb, e.actor, e.on_behalf_of, e.subject_kind, e.subject_id, "
    "(extract(epoch FROM e.at) * 1000000)::bigint, e.details, e.before, e.after, e.request_id, "
    "e.origin)::text"
)
# The first entry that stands in no link; null where there is none.
UNLINKED = (
    "SELECT min(e.id) FROM public.audit_entry e WHERE NOT EXISTS "
    "(SELECT FROM public.audit_link l WHERE l.entry_id = e.id)"
)
HEAD = "SELECT number, hash FROM public.audit_link ORDER BY number DESC LIMIT 1"


def links(opened: str = "true", until: str = "l.number") -> str:
    """Return the query for the chain in its order; a text only where the entry is `opened`.

    Its columns are number, entry, digest, hash, text, and whether the entry is gone.
    """
    return (
        f"SELECT l.number, l.entry_id, l.digest, l.hash, CASE WHEN {opened} THEN {TEXT} END, "
        "e.id IS NULL FROM public.audit_link l "
        f"LEFT JOIN public.audit_entry e ON e.id = l.entry_id WHERE l.number <= {until} "
        "ORDER BY l.number"
    )
