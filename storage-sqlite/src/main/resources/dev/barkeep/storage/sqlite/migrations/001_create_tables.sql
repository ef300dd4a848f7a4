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

-- Decimals as numbers of double precision, which show 15 digits: exact values are in the tables.
CREATE VIEW daily_data_readable AS SELECT
    ticker,
    date(date * 86400, 'unixepoch') AS date,
    CAST(open AS REAL) / 100000000 AS open,
    CAST(high AS REAL) / 100000000 AS high,
    CAST(low AS REAL) / 100000000 AS low,
    CAST(close AS REAL) / 100000000 AS close,
    volume,
    CAST(dividends AS REAL) / 100000000 AS dividends,
    CAST(stock_splits AS REAL) / 100000000 AS stock_splits,
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
    CAST(open AS REAL) / 100000000 AS open,
    CAST(high AS REAL) / 100000000 AS high,
    CAST(low AS REAL) / 100000000 AS low,
    CAST(close AS REAL) / 100000000 AS close,
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
    CAST(market_cap AS REAL) / 10000 AS market_cap,
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
    CAST(signal_value AS REAL) / 100000000 AS signal_value,
    CAST(confidence AS REAL) / 100000000 AS confidence,
    CAST(entry_price AS REAL) / 100000000 AS entry_price,
    CAST(target_price AS REAL) / 100000000 AS target_price,
    CAST(stop_loss AS REAL) / 100000000 AS stop_loss,
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
    CAST(portfolio_value AS REAL) / 10000 AS portfolio_value,
    CAST(daily_return AS REAL) / 100000000 AS daily_return,
    CAST(volatility AS REAL) / 100000000 AS volatility,
    CAST(sharpe_ratio AS REAL) / 100000000 AS sharpe_ratio,
    CAST(max_drawdown AS REAL) / 100000000 AS max_drawdown,
    strftime('%Y-%m-%dT%H:%M:%S', (created_at - (created_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (created_at % 1000000 + 1000000) % 1000000) AS created_at,
    strftime('%Y-%m-%dT%H:%M:%S', (updated_at - (updated_at % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch')
    || printf('.%06dZ', (updated_at % 1000000 + 1000000) % 1000000) AS updated_at
FROM portfolio_performance;

CREATE VIEW portfolio_positions_readable AS SELECT
    ticker,
    CAST(shares AS REAL) / 100000000 AS shares,
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
