CREATE TABLE daily_data (ticker TEXT, date DATE, open REAL, high REAL, low REAL, close REAL, volume INTEGER, dividends REAL, stock_splits REAL, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (ticker, date));
CREATE TABLE intraday_data (ticker TEXT, datetime TIMESTAMP, open REAL, high REAL, low REAL, close REAL, volume INTEGER, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (ticker, datetime));
CREATE TABLE metadata (ticker TEXT, company_name TEXT, sector TEXT, industry TEXT, market_cap REAL, last_updated TIMESTAMP, PRIMARY KEY (ticker));
CREATE TABLE signal_history (id INTEGER PRIMARY KEY AUTOINCREMENT, ticker TEXT, date DATE, signal_type TEXT, signal_value REAL, confidence REAL, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
