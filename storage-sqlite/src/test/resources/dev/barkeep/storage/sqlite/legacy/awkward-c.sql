-- Of AAPL: one day in the four forms, the third changed last; in lower case and with blanks; half of a cent of a double.
INSERT INTO daily_data VALUES ('AAPL', '2024-01-02', 187.14999389648438, 188.44000244140625, 183.88999938964844, 185.63999938964844, 82488700, 0.0, 0.0, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('AAPL', '2024-01-02 00:00:00-05:00', 2, 2, 2, 2, 2, NULL, NULL, '2024-01-03 21:05:13');
INSERT INTO daily_data VALUES ('aapl', '2024-01-02 00:00:00', 3, 3, 3, 3, 3, NULL, NULL, '2024-01-05 21:05:13.250000');
INSERT INTO daily_data VALUES (' AAPL ', '2024-01-02T00:00:00', 4, 4, 4, 4, 4, NULL, NULL, '2024-01-04 21:05:13');
-- A twin that is equal, one of no time, and one that cannot be stored.
INSERT INTO daily_data VALUES ('MSFT', '2024-01-02', 5, 5, 5, 5, 5, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('msft', '2024-01-02', 5.0, 5.0, 5.0, 5.0, 5, NULL, NULL, '2024-01-02 21:05:14');
INSERT INTO daily_data VALUES ('MSFT', '2024-01-03', 6, 6, 6, 6, 6, NULL, NULL, NULL);
INSERT INTO daily_data VALUES ('msft', '2024-01-03', 7, 7, 7, 7, 7, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('msft', '2024-01-04', 9e999, 8, 8, 8, 8, NULL, NULL, '2024-01-09 21:05:13');
INSERT INTO daily_data VALUES ('MSFT', '2024-01-04', 8, 8, 8, 8, 8, NULL, NULL, '2024-01-04 21:05:13');
-- Keys that are missing, twice, or cannot be read.
INSERT INTO daily_data VALUES (NULL, '2024-01-02', 1, 1, 1, 1, 1, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('AAPL', NULL, 1, 1, 1, 1, 1, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('AAPL', NULL, 1, 1, 1, 1, 1, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES (NULL, NULL, 1, 1, 1, 1, 1, NULL, NULL, NULL);
INSERT INTO daily_data VALUES ('AAPL', '02.01.2024', 1, 1, 1, 1, 1, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('AAPL', '2023-02-29', 1, 1, 1, 1, 1, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('AAPL', 1704153600, 1, 1, 1, 1, 1, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('NOT A TICKER', '2024-01-02', 1, 1, 1, 1, 1, NULL, NULL, '2024-01-02 21:05:13');
-- Values that are absent where they may be, and where they may not.
INSERT INTO daily_data VALUES ('NAN', '2024-01-02', 1, 1, 1, 1, 1, 'N/A', '', '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('NAN', '2024-01-03', NULL, 1, 1, 1, 1, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('NAN', '2024-01-04', 'N/A', 1, 1, 1, 1, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('NAN', '2024-01-05', 1, 1, 1, 'twelve', 1, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('NAN', '2024-01-08', 1, 1, 1, 1, 1, -9e999, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('NAN', '2024-01-09', 12345678901.5, 1, 1, 1, 1, NULL, NULL, '2024-01-02 21:05:13');
-- Volumes.
INSERT INTO daily_data VALUES ('VOL', '2024-01-02', 1, 1, 1, 1, 123456.5, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('VOL', '2024-01-03', 1, 1, 1, 1, x'780ae30500000000', NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('VOL', '2024-01-04', 1, 1, 1, 1, x'780ae3', NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('VOL', '2024-01-05', 1, 1, 1, 1, -1, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('VOL', '2024-01-08', 1, 1, 1, 1, NULL, NULL, NULL, '2024-01-02 21:05:13');
INSERT INTO daily_data VALUES ('^GSPC', '2024-01-02', 1, 1, 1, 1, 9223372036854775807, NULL, NULL, '2024-01-02 21:05:13');
-- Doubtful; a time that cannot be read.
INSERT INTO daily_data VALUES ('DOUBT', '2024-01-02', 1, 1, 2, 1, 1, NULL, NULL, 'yesterday');
-- A day on which New York has two offsets, a bar without one, and twins of one moment.
INSERT INTO intraday_data VALUES ('BTC-USD', '2025-11-02 01:30:00-04:00', 1, 1, 1, 1, 1, '2025-11-03 22:00:41');
INSERT INTO intraday_data VALUES ('BTC-USD', '2025-11-02 01:30:00-05:00', 2, 2, 2, 2, 2, '2025-11-03 22:00:41');
INSERT INTO intraday_data VALUES ('BTC-USD', '2025-11-02 07:30:00', 3, 3, 3, 3, 3, '2025-11-03 22:00:41');
INSERT INTO intraday_data VALUES ('btc-usd', '2025-11-02T08:30:00Z', 4, 4, 4, 4, 4, '2025-11-03 22:00:41');
INSERT INTO intraday_data VALUES ('BTC-USD', '2025-11-02 14:00:00+05:30', 5, 5, 5, 5, 5, '2025-11-04 22:00:41');
-- Five minutes, then one; a gap; a refused bar that still tells how far apart they are; a day with one bar.
INSERT INTO intraday_data VALUES ('AAPL', '2025-11-03 09:30:00-05:00', 1, 1, 1, 1, 1, '2025-11-03 22:00:41');
INSERT INTO intraday_data VALUES ('AAPL', '2025-11-03 09:35:00-05:00', 1, 1, 1, 1, 1, '2025-11-03 22:00:41');
INSERT INTO intraday_data VALUES ('AAPL', '2025-11-03 09:40:00-05:00', 9e999, 1, 1, 1, 1, '2025-11-03 22:00:41');
INSERT INTO intraday_data VALUES ('AAPL', '2025-11-03 09:45:00-05:00', 1, 1, 1, 1, 1, '2025-11-03 22:00:41');
INSERT INTO intraday_data VALUES ('AAPL', '2025-11-03 15:00:00-05:00', 1, 1, 1, 1, 1, '2025-11-03 22:00:41');
INSERT INTO intraday_data VALUES ('AAPL', '2025-11-04 09:30:00-05:00', 1, 1, 1, 1, 1, '2025-11-04 22:00:41');
INSERT INTO intraday_data VALUES ('AAPL', '2025-11-05 09:30:00-05:00', 1, 1, 1, 1, 1, '2025-11-05 22:00:41');
INSERT INTO intraday_data VALUES ('AAPL', '2025-11-05 09:31:00-05:00', 1, 1, 1, 1, 1, '2025-11-05 22:00:41');
INSERT INTO intraday_data VALUES ('AAPL', '2025-11-06 09:30:00-05:00', 1, 1, 1, 1, 1, '2025-11-06 22:00:41');
INSERT INTO intraday_data VALUES ('AAPL', '2025-11-06 09:35:00-05:00', 1, 1, 1, 1, 1, '2025-11-06 22:00:41');
INSERT INTO intraday_data VALUES ('LONELY', '2025-11-03 09:30:00-05:00', 1, 1, 1, 1, 1, '2025-11-03 22:00:41');
INSERT INTO intraday_data VALUES ('AAPL', '2025-11-07', 1, 1, 1, 1, 1, '2025-11-03 22:00:41');
INSERT INTO intraday_data VALUES ('AAPL', NULL, 1, 1, 1, 1, 1, '2025-11-03 22:00:41');
INSERT INTO metadata VALUES ('AAPL', 'Apple Inc.', 'Technology', '', 2900000000000.123456, '2025-11-26 16:05:12.001037');
INSERT INTO metadata VALUES ('aapl', 'Apple (old)', NULL, NULL, 1.0, '2024-01-02 10:00:00');
INSERT INTO metadata VALUES ('6758.T', 'ソニー 🎮', NULL, NULL, 0.0, NULL);
INSERT INTO metadata VALUES ('LARGE', 'too large', NULL, NULL, 1234567890123456.0, NULL);
INSERT INTO metadata VALUES ('BAD8', CAST(x'c328' AS TEXT), NULL, NULL, NULL, NULL);
INSERT INTO metadata VALUES (NULL, 'nobody', NULL, NULL, NULL, NULL);
-- Two that are equal in all but their id, which are two, and one of another second.
INSERT INTO signal_history VALUES (1, 'AAPL', '2025-11-24', 'BUY', NULL, 0.75, 1.5, 2.5, 0.5, 'TRENDING_UP', 'because', '2025-11-24 15:00:00');
INSERT INTO signal_history VALUES (2, 'AAPL', '2025-11-24 00:00:00-05:00', 'BUY', NULL, 0.75, 1.5, 2.5, 0.5, 'TRENDING_UP', 'because', '2025-11-24 15:00:00');
INSERT INTO signal_history VALUES (3, 'AAPL', '2025-11-24', 'BUY', NULL, 0.75, 1.5, 2.5, 0.5, 'TRENDING_UP', 'because', '2025-11-24 15:00:01');
INSERT INTO signal_history VALUES (4, 'tsla', '2025-11-23', 'Strong_Buy', 0.123456789012, 1.7, NULL, 'N/A', NULL, '', NULL, NULL);
INSERT INTO signal_history VALUES (5, 'AAPL', '2025-11-25', NULL, NULL, 0.75, NULL, NULL, NULL, NULL, NULL, '2025-11-24 15:00:00');
INSERT INTO signal_history VALUES (6, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO portfolio_performance VALUES (1, '2025-11-24', 251349.46958735478, 0.005397878349419138, 0.16129067183119955, NULL, -0.06803191980692469, '2025-11-24 21:06:01');
INSERT INTO portfolio_performance VALUES (2, '2025-11-24', 1, 0, 0, NULL, NULL, NULL);
INSERT INTO portfolio_performance VALUES (3, '2025-11-25', NULL, 0, 0, NULL, NULL, '2025-11-24 21:06:01');
INSERT INTO portfolio_positions VALUES ('AAPL', 50.0, '2025-06-01 10:00:00', '2025-11-01 10:00:00');
INSERT INTO portfolio_positions VALUES ('aapl', 12.375, '2025-07-01 10:00:00', '2025-11-02 10:00:00.000001');
INSERT INTO portfolio_positions VALUES ('MSFT', -1, '2025-06-01 10:00:00', '2025-11-01 10:00:00');
INSERT INTO portfolio_positions VALUES ('LATE', 3, '2025-12-01 10:00:00', '2025-11-01 10:00:00');
INSERT INTO system_events VALUES (1, 'CLEANUP', 'old records removed', NULL, 'INFO', '2025-10-01 03:00:07');
INSERT INTO system_events VALUES (2, 'CLEANUP', 'old records removed', NULL, 'INFO', '2025-10-01 03:00:07');
INSERT INTO system_events VALUES (3, 'RISK_ALERT', 'long', replace(hex(zeroblob(50000)), '00', 'é!'), 'WARNING', '2025-10-01 02:00:07.250000');
INSERT INTO system_events VALUES (4, 'RISK_ALERT', 'nul', 'a' || char(0) || 'b', 'WARNING', '2025-10-01 02:00:07');
INSERT INTO system_events VALUES (5, 'RISK_ALERT', 'when?', NULL, 'WARNING', NULL);
INSERT INTO system_events VALUES (6, '', 'of no type', NULL, 'INFO', '2025-10-01 03:00:07');
INSERT INTO trade_log (ticker, action) VALUES ('AAPL', 'BUY');
