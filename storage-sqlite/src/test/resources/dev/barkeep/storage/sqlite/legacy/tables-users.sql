CREATE TABLE users (id INTEGER PRIMARY KEY, username VARCHAR(50), email VARCHAR(100), password_hash VARCHAR(255), is_active BOOLEAN);
CREATE TABLE roles (id INTEGER PRIMARY KEY, name VARCHAR(50));
CREATE TABLE permissions (id INTEGER PRIMARY KEY, name VARCHAR(50));
CREATE TABLE role_permissions (role_id INTEGER, permission_id INTEGER);
CREATE TABLE api_keys (id INTEGER PRIMARY KEY, user_id INTEGER, key_hash VARCHAR(255));
CREATE TABLE user_audit_logs (id INTEGER PRIMARY KEY, user_id INTEGER, action VARCHAR(50));
CREATE TABLE system_audit_logs (id INTEGER PRIMARY KEY, action VARCHAR(50));
INSERT INTO users VALUES (1, 'ada', 'ada@example.org', 'x', 1);
INSERT INTO roles VALUES (1, 'admin'), (2, 'viewer');
