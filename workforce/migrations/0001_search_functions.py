"""What the indexes of names stand on: words, how they sound, and how they sound with a letter left out."""

from django.db import migrations

# See workforce.models.case.SearchKeys. Immutable: an index stands on it. Dear, so that the planner asks the index
# rather than calling it for every row.
KEYS = """
CREATE FUNCTION workforce_search_keys(words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 300 AS $$
    SELECT coalesce(
        array_to_tsvector(
            array_agg(word) || array_agg(left(word, 2) || '_') || array_agg(left(word, 3) || '_')
            || array_agg(left(word, 4) || '_')
        ),
        ''
    )
    FROM unnest(string_to_array(words, ' ')) AS word
    WHERE word <> ''
$$
"""
# As jtportal.kernel.sounds.sound says; a test holds the two together.
HEARD = r"""regexp_replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(
        word, 'shch', 's'), 'szcz', 's'), 'tsch', 'h'), 'sch', 's'), 'zh', 'z'), 'rz', 'z'), 'sh', 's'), 'sz', 's'),
        'ch', 'h'), 'cz', 'h'), 'kh', 'h'), 'ts', 'c'), 'tz', 'c'), 'ph', 'f'), 'x', 'ks'), 'w', 'v'),
        'g', 'h'), 'q', 'k'), 'j', 'i'), 'y', 'i'), 'ii', 'i'), 'ie', 'e'), 'ia', 'a'), 'io', 'o'), 'iu', 'u'),
        'ou', 'u'),
        '(.)\1+', '\1', 'g'
    )"""
SOUND = f"""
CREATE FUNCTION workforce_sound(word text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT {HEARD} $$
"""
# What each word of at least four Latin letters sounds like, and the same with one letter left out. Immutable: an index
# stands on it, so it calls no other function of ours (an index is made without a search path). Dear, so
# that the planner asks the index rather than calling it for every row.
SLIPS = """
CREATE FUNCTION workforce_slip_keys(words text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 3000 AS $$
    SELECT coalesce(array_agg(DISTINCT key), '{}')
    FROM (
        SELECT HEARD AS heard FROM unnest(string_to_array(words, ' ')) AS word
        WHERE word ~ '^[a-z]{4,}$'
    ) sounds
    CROSS JOIN LATERAL (
        SELECT heard AS key
        UNION ALL
        SELECT left(heard, place - 1) || substr(heard, place + 1) FROM generate_series(1, length(heard)) AS place
        WHERE length(heard) >= 4
    ) keys
$$
""".replace("HEARD", HEARD)


class Migration(migrations.Migration):
    """Functions only."""

    replaces = [("workforce", "0009_search_keys"), ("workforce", "0018_people_known")]
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(KEYS, "DROP FUNCTION workforce_search_keys(text)"),
        migrations.RunSQL(SOUND, "DROP FUNCTION workforce_sound(text)"),
        migrations.RunSQL(SLIPS, "DROP FUNCTION workforce_slip_keys(text)"),
    ]
