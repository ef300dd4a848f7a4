-- // The seven tables and their indexes.
-- Text compares by code points, and blanks at its end count, as on every other database: no collation of that kind has
-- the same name on both products. Each reads its own of the two comments: MariaDB skips 50700 to 99999, MySQL all with an M.
-- Every statement commits: one that was done when the script was interrupted is skipped when it is run again. The
-- indexes are made with their tables, as there is no CREATE INDEX IF NOT EXISTS.
-- The id at the end of an index breaks ties in the order of the searches, newest first.

CREATE TABLE IF NOT EXISTS daily_data (
    ticker VARCHAR(32) NOT NULL,
    date DATE NOT NULL,
    open DECIMAL(18, 8) NOT NULL,
    high DECIMAL(18, 8) NOT NULL,
    low DECIMAL(18, 8) NOT NULL,
    close DECIMAL(18, 8) NOT NULL,
    volume BIGINT NOT NULL,
    dividends DECIMAL(18, 8),
    stock_splits DECIMAL(18, 8),
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (ticker, date)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4
    COLLATE /*!80000 utf8mb4_0900_bin */ /*M!100000 utf8mb4_nopad_bin */;

CREATE TABLE IF NOT EXISTS intraday_data (
    ticker VARCHAR(32) NOT NULL,
    bar_interval INT NOT NULL,
    datetime DATETIME(6) NOT NULL,
    open DECIMAL(18, 8) NOT NULL,
    high DECIMAL(18, 8) NOT NULL,
    low DECIMAL(18, 8) NOT NULL,
    close DECIMAL(18, 8) NOT NULL,
    volume BIGINT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (ticker, bar_interval, datetime)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4
    COLLATE /*!80000 utf8mb4_0900_bin */ /*M!100000 utf8mb4_nopad_bin */;

CREATE TABLE IF NOT EXISTS metadata (
    ticker VARCHAR(32) NOT NULL PRIMARY KEY,
    company_name MEDIUMTEXT,
    sector MEDIUMTEXT,
    industry MEDIUMTEXT,
    market_cap DECIMAL(18, 4),
    last_updated DATETIME(6),
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4
    COLLATE /*!80000 utf8mb4_0900_bin */ /*M!100000 utf8mb4_nopad_bin */;

CREATE TABLE IF NOT EXISTS signal_history (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    ticker VARCHAR(32) NOT NULL,
    date DATE NOT NULL,
    signal_type VARCHAR(50) NOT NULL,
    signal_value DECIMAL(18, 8),
    confidence DECIMAL(18, 8) NOT NULL,
    entry_price DECIMAL(18, 8),
    target_price DECIMAL(18, 8),
    stop_loss DECIMAL(18, 8),
    regime VARCHAR(50),
    reasons MEDIUMTEXT,
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    INDEX signal_history_ticker_date (ticker, date, id),
    INDEX signal_history_type_date (signal_type, date, id),
    INDEX signal_history_date (date, id),
    INDEX signal_history_created_at (created_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4
    COLLATE /*!80000 utf8mb4_0900_bin */ /*M!100000 utf8mb4_nopad_bin */;

CREATE TABLE IF NOT EXISTS portfolio_performance (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    date DATE NOT NULL,
    portfolio_value DECIMAL(18, 4) NOT NULL,
    daily_return DECIMAL(18, 8) NOT NULL,
    volatility DECIMAL(18, 8) NOT NULL,
    sharpe_ratio DECIMAL(18, 8),
    max_drawdown DECIMAL(18, 8),
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    INDEX portfolio_performance_date (date, id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4
    COLLATE /*!80000 utf8mb4_0900_bin */ /*M!100000 utf8mb4_nopad_bin */;

CREATE TABLE IF NOT EXISTS portfolio_positions (
    ticker VARCHAR(32) NOT NULL PRIMARY KEY,
    shares DECIMAL(18, 8) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4
    COLLATE /*!80000 utf8mb4_0900_bin */ /*M!100000 utf8mb4_nopad_bin */;

CREATE TABLE IF NOT EXISTS system_events (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    event_type VARCHAR(50) NOT NULL,
    description MEDIUMTEXT NOT NULL,
    details MEDIUMTEXT,
    severity VARCHAR(50) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    INDEX system_events_event_type (event_type, id),
    INDEX system_events_severity (severity, id),
    INDEX system_events_created_at (created_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4
    COLLATE /*!80000 utf8mb4_0900_bin */ /*M!100000 utf8mb4_nopad_bin */;

-- //@UNDO

DROP TABLE IF EXISTS system_events;
DROP TABLE IF EXISTS portfolio_positions;
DROP TABLE IF EXISTS portfolio_performance;
DROP TABLE IF EXISTS signal_history;
DROP TABLE IF EXISTS metadata;
DROP TABLE IF EXISTS intraday_data;
DROP TABLE IF EXISTS daily_data;
