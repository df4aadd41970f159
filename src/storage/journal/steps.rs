//! Owns the steps that the journal's database grew by, in the order in which they are taken. One that was released is never changed.

/// Every step.
pub(super) const ALL: &[&str] = &[FIRST, QUOTES, QUOTE_LOGOS, MEASURES, EXPERIMENTS, LEARNED, INCENTIVES];

/// Walks, their actions, and orders.
const FIRST: &str = "
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- The texts of every catalog that something was sold from, so that it can be priced and printed as it was.
CREATE TABLE catalog (number INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE catalog_file (
    catalog INTEGER NOT NULL REFERENCES catalog (number) ON DELETE CASCADE,
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (catalog, name)
) STRICT;

CREATE TABLE session (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    catalog INTEGER NOT NULL REFERENCES catalog (number),
    day TEXT,
    channel TEXT NOT NULL,
    holder TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    ended_at INTEGER,
    continues INTEGER REFERENCES session (number) ON DELETE SET NULL
) STRICT;
CREATE INDEX session_open ON session (number) WHERE ended_at IS NULL;
CREATE INDEX session_last ON session (last_at);
CREATE INDEX session_catalog ON session (catalog);
CREATE INDEX session_continues ON session (continues) WHERE continues IS NOT NULL;

CREATE TABLE action (
    session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    action TEXT NOT NULL,
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE logo (
    session INTEGER NOT NULL REFERENCES session (number) ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (session, id)
) STRICT;

-- A code outlives its order: it is never given out again.
CREATE TABLE order_code (code TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- One walk, one order: storing it twice can't make two.
CREATE TABLE placed_order (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE REFERENCES order_code (code),
    session INTEGER NOT NULL UNIQUE REFERENCES session (number),
    placed_at INTEGER NOT NULL,
    currency TEXT NOT NULL,
    anchor INTEGER NOT NULL,
    total INTEGER NOT NULL,
    product TEXT NOT NULL
) STRICT;
CREATE INDEX placed_order_at ON placed_order (placed_at);
-- What is known of an order twice, so that it outlives a damaged page of either table.
CREATE TABLE order_record (
    placed_order INTEGER PRIMARY KEY REFERENCES placed_order (number) ON DELETE CASCADE,
    code TEXT NOT NULL,
    session INTEGER NOT NULL,
    placed_at INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT;
CREATE TABLE order_search (
    placed_order INTEGER PRIMARY KEY REFERENCES placed_order (number) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE contact (
    placed_order INTEGER PRIMARY KEY REFERENCES placed_order (number) ON DELETE CASCADE,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    mail TEXT NOT NULL,
    phone TEXT NOT NULL
) STRICT;
";

/// Quotes of salespeople, in their versions.
const QUOTES: &str = "
CREATE TABLE quote (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE REFERENCES order_code (code),
    follow_up TEXT,
    placed_as TEXT,
    changed_at INTEGER NOT NULL,
    name TEXT NOT NULL,
    company TEXT NOT NULL,
    mail TEXT NOT NULL,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    without_tax INTEGER NOT NULL
) STRICT;
CREATE INDEX quote_changed ON quote (changed_at);
CREATE TABLE quote_version (
    quote INTEGER NOT NULL REFERENCES quote (number) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    catalog INTEGER NOT NULL REFERENCES catalog (number),
    edition TEXT NOT NULL,
    actions TEXT NOT NULL,
    total INTEGER NOT NULL,
    products TEXT NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (quote, number)
) STRICT;
CREATE INDEX quote_version_catalog ON quote_version (catalog);
";

/// The logos that customers brought for their quotes.
const QUOTE_LOGOS: &str = "
CREATE TABLE quote_logo (
    quote INTEGER NOT NULL REFERENCES quote (number) ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (quote, id)
) STRICT;
";

/// What is counted of walks. A row has nothing that leads back to its walk: that can be forgotten, and this be kept.
const MEASURES: &str = "
-- 0: not looked at yet; 1: counted; 2: left out, as another walk goes on with it, or it can't be done again.
ALTER TABLE session ADD COLUMN measured INTEGER NOT NULL DEFAULT 0;
CREATE INDEX session_unmeasured ON session (number) WHERE measured = 0;
CREATE TABLE measure_name (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE measure (
    day INTEGER NOT NULL,
    number INTEGER NOT NULL,
    facts BLOB NOT NULL,
    PRIMARY KEY (day, number)
) STRICT, WITHOUT ROWID;
";

/// What the arms of walks follow from, and the experiments that were stopped.
const EXPERIMENTS: &str = "
-- The experiments that had been stopped when the walk began, one a line: with its id all that its arms follow from. NULL: it takes
-- part in no experiment.
ALTER TABLE session ADD COLUMN stopped TEXT;

-- What is stopped stays so: another attempt has another name.
CREATE TABLE experiment_stop (
    experiment TEXT PRIMARY KEY,
    arm TEXT NOT NULL,
    guardrail TEXT NOT NULL,
    stopped_at INTEGER NOT NULL,
    standing TEXT NOT NULL
) STRICT;
";

/// What was learned from orders and receipts: of each product how many had it, of each two how many had both. No order is in it, and
/// nobody who placed one.
const LEARNED: &str = "
CREATE TABLE learned (
    source TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    baskets INTEGER NOT NULL,
    counts TEXT NOT NULL
) STRICT;
";

/// What orders gave for the next ones. Nothing in it says who placed any of them.
const INCENTIVES: &str = "
CREATE TABLE incentive (
    code TEXT PRIMARY KEY REFERENCES order_code (code),
    -- The order that gave it; nothing once its buyer is forgotten.
    placed_order INTEGER UNIQUE REFERENCES placed_order (number),
    currency TEXT NOT NULL,
    share INTEGER,
    amount INTEGER,
    least INTEGER,
    until TEXT NOT NULL,
    CHECK ((share IS NULL) <> (amount IS NULL))
) STRICT, WITHOUT ROWID;
-- Used once, and one order uses one: two windows can't use the same.
CREATE TABLE incentive_use (
    code TEXT PRIMARY KEY REFERENCES incentive (code),
    placed_order INTEGER UNIQUE REFERENCES placed_order (number)
) STRICT, WITHOUT ROWID;
";
