CREATE TABLE daily_data (ticker TEXT, date DATE, open REAL, high REAL, low REAL, close REAL, volume INTEGER, dividends REAL, stock_splits REAL, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (ticker, date));
CREATE TABLE intraday_data (ticker TEXT, datetime TIMESTAMP, open REAL, high REAL, low REAL, close REAL, volume INTEGER, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (ticker, datetime));
CREATE TABLE metadata (ticker TEXT, company_name TEXT, sector TEXT, industry TEXT, market_cap REAL, last_updated TIMESTAMP, PRIMARY KEY (ticker));
CREATE TABLE signal_history (id INTEGER PRIMARY KEY AUTOINCREMENT, ticker TEXT, date DATE, signal_type TEXT, signal_value REAL, confidence REAL, entry_price REAL, target_price REAL, stop_loss REAL, regime TEXT, reasons TEXT, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE portfolio_performance (id INTEGER PRIMARY KEY AUTOINCREMENT, date DATE, portfolio_value REAL, daily_return REAL, volatility REAL, sharpe_ratio REAL, max_drawdown REAL, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE trade_log (id INTEGER PRIMARY KEY AUTOINCREMENT, ticker TEXT, action TEXT, quantity REAL, price REAL, total_value REAL, signal_id INTEGER, executed_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, FOREIGN KEY (signal_id) REFERENCES signal_history (id));
CREATE TABLE system_events (id INTEGER PRIMARY KEY AUTOINCREMENT, event_type TEXT, description TEXT, details TEXT, severity TEXT, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE portfolio_positions (ticker TEXT, shares REAL, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (ticker));
CREATE INDEX idx_daily_data_ticker_date ON daily_data (ticker, date DESC);
