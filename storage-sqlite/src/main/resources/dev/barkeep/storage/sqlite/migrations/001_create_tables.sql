-- // The seven tables, their indexes, and views of them for the eyes of people.
-- Prices, quantities and ratios are integers scaled by 10^8, money by 10^4; a date is the number of days since 1970-01-01,
-- a moment the number of microseconds since 1970-01-01 in UTC. Integers because SQLite has no exact decimals, and because
-- they are read three times faster than text. The application_id marks the file as ours ("BKPR").

PRAGMA application_id = 1112232018;

CREATE TABLE daily_data (
    ticker TEXT NOT NULL,
    date INTEGER NOT NULL,
    open INTEGER NOT NULL,
    high INTEGER NOT NULL,
    low INTEGER NOT NULL,
    close INTEGER NOT NULL,
    volume INTEGER NOT NULL,
    dividends INTEGER,
    stock_splits INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (ticker, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE intraday_data (
    ticker TEXT NOT NULL,
    bar_interval INTEGER NOT NULL,
    datetime INTEGER NOT NULL,
    open INTEGER NOT NULL,
    high INTEGER NOT NULL,
    low INTEGER NOT NULL,
    close INTEGER NOT NULL,
    volume INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (ticker, bar_interval, datetime)
) STRICT, WITHOUT ROWID;

CREATE TABLE metadata (
    ticker TEXT NOT NULL PRIMARY KEY,
    company_name TEXT,
    sector TEXT,
    industry TEXT,
    market_cap INTEGER,
    last_updated INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE signal_history (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    ticker TEXT NOT NULL,
    date INTEGER NOT NULL,
    signal_type TEXT NOT NULL,
    signal_value INTEGER,
    confidence INTEGER NOT NULL,
    entry_price INTEGER,
    target_price INTEGER,
    stop_loss INTEGER,
    regime TEXT,
    reasons TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE portfolio_performance (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    date INTEGER NOT NULL,
    portfolio_value INTEGER NOT NULL,
    daily_return INTEGER NOT NULL,
    volatility INTEGER NOT NULL,
    sharpe_ratio INTEGER,
    max_drawdown INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE portfolio_positions (
    ticker TEXT NOT NULL PRIMARY KEY,
    shares INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE system_events (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    event_type TEXT NOT NULL,
    description TEXT NOT NULL,
    details TEXT,
    severity TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

-- Search by ticker, by type, or by neither, newest first: the id that ends every index entry breaks the ties.
CREATE INDEX signal_history_ticker_date ON signal_history (ticker, date);
CREATE INDEX signal_history_type_date ON signal_history (signal_type, date);
CREATE INDEX signal_history_date ON signal_history (date);
CREATE INDEX signal_history_created_at ON signal_history (created_at);
CREATE INDEX portfolio_performance_date ON portfolio_performance (date);
CREATE INDEX system_events_event_type ON system_events (event_type);
CREATE INDEX system_events_severity ON system_events (severity);
CREATE INDEX system_events_created_at ON system_events (created_at);

-- Decimals as text in plain digits, which is exact: a number of double precision would show 0.00000001 as 1.0e-08 and
-- round what has more than 15 digits. To compare or sort them as numbers: CAST(close AS REAL).
CREATE VIEW daily_data_readable AS SELECT
    ticker,
    date(date * 86400, 'unixepoch') AS date,
    rtrim(rtrim(CASE WHEN open < 0 THEN '-' ELSE '' END || (abs(open) / 100000000)
    || printf('.%08d', abs(open) % 100000000), '0'), '.') AS open,
    rtrim(rtrim(CASE WHEN high < 0 THEN '-' ELSE '' END || (abs(high) / 100000000)
    || printf('.%08d', abs(high) % 100000000), '0'), '.') AS high,
    rtrim(rtrim(CASE WHEN low < 0 THEN '-' ELSE '' END || (abs(low) / 100000000)
    || printf('.%08d', abs(low) % 100000000), '0'), '.') AS low,
    rtrim(rtrim(CASE WHEN close < 0 THEN '-' ELSE '' END || (abs(close) / 100000000)
    || printf('.%08d', abs(close) % 100000000), '0'), '.') AS close,
    volume,
    rtrim(rtrim(CASE WHEN dividends < 0 THEN '-' ELSE '' END || (abs(dividends) / 100000000)
    || printf('.%08d', abs(dividends) % 100000000), '0'), '.') AS dividends,
    rtrim(rtrim(CASE WHEN stock_splits < 0 THEN '-' ELSE '' END || (abs(stock_splits) / 100000000)
    || printf('.%08d', abs(stock_splits) % 100000000), '0'), '.') AS stock_splits,
    strftime('%Y-%m-%dT%H:%M:%S', (created_at - (created_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (created_at % 1000000 + 1000000) % 1000000) AS created_at,
    strftime('%Y-%m-%dT%H:%M:%S', (updated_at - (updated_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (updated_at % 1000000 + 1000000) % 1000000) AS updated_at
FROM daily_data;

CREATE VIEW intraday_data_readable AS SELECT
    ticker,
    bar_interval,
    strftime('%Y-%m-%dT%H:%M:%S', (datetime - (datetime % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (datetime % 1000000 + 1000000) % 1000000) AS datetime,
    rtrim(rtrim(CASE WHEN open < 0 THEN '-' ELSE '' END || (abs(open) / 100000000)
    || printf('.%08d', abs(open) % 100000000), '0'), '.') AS open,
    rtrim(rtrim(CASE WHEN high < 0 THEN '-' ELSE '' END || (abs(high) / 100000000)
    || printf('.%08d', abs(high) % 100000000), '0'), '.') AS high,
    rtrim(rtrim(CASE WHEN low < 0 THEN '-' ELSE '' END || (abs(low) / 100000000)
    || printf('.%08d', abs(low) % 100000000), '0'), '.') AS low,
    rtrim(rtrim(CASE WHEN close < 0 THEN '-' ELSE '' END || (abs(close) / 100000000)
    || printf('.%08d', abs(close) % 100000000), '0'), '.') AS close,
    volume,
    strftime('%Y-%m-%dT%H:%M:%S', (created_at - (created_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (created_at % 1000000 + 1000000) % 1000000) AS created_at,
    strftime('%Y-%m-%dT%H:%M:%S', (updated_at - (updated_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (updated_at % 1000000 + 1000000) % 1000000) AS updated_at
FROM intraday_data;

CREATE VIEW metadata_readable AS SELECT
    ticker,
    company_name,
    sector,
    industry,
    rtrim(rtrim(CASE WHEN market_cap < 0 THEN '-' ELSE '' END || (abs(market_cap) / 10000)
    || printf('.%04d', abs(market_cap) % 10000), '0'), '.') AS market_cap,
    strftime('%Y-%m-%dT%H:%M:%S', (last_updated - (last_updated % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (last_updated % 1000000 + 1000000) % 1000000) AS last_updated,
    strftime('%Y-%m-%dT%H:%M:%S', (created_at - (created_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (created_at % 1000000 + 1000000) % 1000000) AS created_at,
    strftime('%Y-%m-%dT%H:%M:%S', (updated_at - (updated_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (updated_at % 1000000 + 1000000) % 1000000) AS updated_at
FROM metadata;

CREATE VIEW signal_history_readable AS SELECT
    id,
    ticker,
    date(date * 86400, 'unixepoch') AS date,
    signal_type,
    rtrim(rtrim(CASE WHEN signal_value < 0 THEN '-' ELSE '' END || (abs(signal_value) / 100000000)
    || printf('.%08d', abs(signal_value) % 100000000), '0'), '.') AS signal_value,
    rtrim(rtrim(CASE WHEN confidence < 0 THEN '-' ELSE '' END || (abs(confidence) / 100000000)
    || printf('.%08d', abs(confidence) % 100000000), '0'), '.') AS confidence,
    rtrim(rtrim(CASE WHEN entry_price < 0 THEN '-' ELSE '' END || (abs(entry_price) / 100000000)
    || printf('.%08d', abs(entry_price) % 100000000), '0'), '.') AS entry_price,
    rtrim(rtrim(CASE WHEN target_price < 0 THEN '-' ELSE '' END || (abs(target_price) / 100000000)
    || printf('.%08d', abs(target_price) % 100000000), '0'), '.') AS target_price,
    rtrim(rtrim(CASE WHEN stop_loss < 0 THEN '-' ELSE '' END || (abs(stop_loss) / 100000000)
    || printf('.%08d', abs(stop_loss) % 100000000), '0'), '.') AS stop_loss,
    regime,
    reasons,
    strftime('%Y-%m-%dT%H:%M:%S', (created_at - (created_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (created_at % 1000000 + 1000000) % 1000000) AS created_at,
    strftime('%Y-%m-%dT%H:%M:%S', (updated_at - (updated_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (updated_at % 1000000 + 1000000) % 1000000) AS updated_at
FROM signal_history;

CREATE VIEW portfolio_performance_readable AS SELECT
    id,
    date(date * 86400, 'unixepoch') AS date,
    rtrim(rtrim(CASE WHEN portfolio_value < 0 THEN '-' ELSE '' END || (abs(portfolio_value) / 10000)
    || printf('.%04d', abs(portfolio_value) % 10000), '0'), '.') AS portfolio_value,
    rtrim(rtrim(CASE WHEN daily_return < 0 THEN '-' ELSE '' END || (abs(daily_return) / 100000000)
    || printf('.%08d', abs(daily_return) % 100000000), '0'), '.') AS daily_return,
    rtrim(rtrim(CASE WHEN volatility < 0 THEN '-' ELSE '' END || (abs(volatility) / 100000000)
    || printf('.%08d', abs(volatility) % 100000000), '0'), '.') AS volatility,
    rtrim(rtrim(CASE WHEN sharpe_ratio < 0 THEN '-' ELSE '' END || (abs(sharpe_ratio) / 100000000)
    || printf('.%08d', abs(sharpe_ratio) % 100000000), '0'), '.') AS sharpe_ratio,
    rtrim(rtrim(CASE WHEN max_drawdown < 0 THEN '-' ELSE '' END || (abs(max_drawdown) / 100000000)
    || printf('.%08d', abs(max_drawdown) % 100000000), '0'), '.') AS max_drawdown,
    strftime('%Y-%m-%dT%H:%M:%S', (created_at - (created_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (created_at % 1000000 + 1000000) % 1000000) AS created_at,
    strftime('%Y-%m-%dT%H:%M:%S', (updated_at - (updated_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (updated_at % 1000000 + 1000000) % 1000000) AS updated_at
FROM portfolio_performance;

CREATE VIEW portfolio_positions_readable AS SELECT
    ticker,
    rtrim(rtrim(CASE WHEN shares < 0 THEN '-' ELSE '' END || (abs(shares) / 100000000)
    || printf('.%08d', abs(shares) % 100000000), '0'), '.') AS shares,
    strftime('%Y-%m-%dT%H:%M:%S', (created_at - (created_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (created_at % 1000000 + 1000000) % 1000000) AS created_at,
    strftime('%Y-%m-%dT%H:%M:%S', (updated_at - (updated_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (updated_at % 1000000 + 1000000) % 1000000) AS updated_at
FROM portfolio_positions;

CREATE VIEW system_events_readable AS SELECT
    id,
    event_type,
    description,
    details,
    severity,
    strftime('%Y-%m-%dT%H:%M:%S', (created_at - (created_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (created_at % 1000000 + 1000000) % 1000000) AS created_at,
    strftime('%Y-%m-%dT%H:%M:%S', (updated_at - (updated_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (updated_at % 1000000 + 1000000) % 1000000) AS updated_at
FROM system_events;

-- //@UNDO

DROP VIEW system_events_readable;
DROP VIEW portfolio_positions_readable;
DROP VIEW portfolio_performance_readable;
DROP VIEW signal_history_readable;
DROP VIEW metadata_readable;
DROP VIEW intraday_data_readable;
DROP VIEW daily_data_readable;

DROP TABLE system_events;
DROP TABLE portfolio_positions;
DROP TABLE portfolio_performance;
DROP TABLE signal_history;
DROP TABLE metadata;
DROP TABLE intraday_data;
DROP TABLE daily_data;

PRAGMA application_id = 0;
