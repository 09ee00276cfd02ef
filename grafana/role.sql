-- Makes the role that dashboards read with: the schema "dashboard" and nothing else. Run it once in Vigil's database, as an
-- administrator of the server; run again, it sets the password anew. The service grants what later versions add.
--
--   psql -v password="$(cat secrets/grafana-database)" -f grafana/role.sql "postgresql://postgres@host/vigil"
\set ON_ERROR_STOP on
BEGIN;
SELECT 'CREATE ROLE vigil_dashboard NOLOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'vigil_dashboard') \gexec
SELECT 'CREATE ROLE vigil_grafana LOGIN IN ROLE vigil_dashboard'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'vigil_grafana') \gexec
SELECT format('ALTER ROLE vigil_grafana PASSWORD %L', :'password') \gexec
ALTER ROLE vigil_grafana CONNECTION LIMIT 20;
ALTER ROLE vigil_grafana SET search_path = dashboard;
ALTER ROLE vigil_grafana SET default_transaction_read_only = on;
-- Compiling a query of a panel takes longer than running it.
ALTER ROLE vigil_grafana SET jit = off;
-- A panel that takes longer is a mistake; the database has more important work.
ALTER ROLE vigil_grafana SET statement_timeout = '30s';
ALTER ROLE vigil_grafana SET idle_in_transaction_session_timeout = '1min';
-- Up to PostgreSQL 14 anybody may make tables there; later ones are born without that right.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
SELECT format('GRANT CONNECT ON DATABASE %I TO vigil_dashboard', current_database()) \gexec
SELECT 'GRANT USAGE ON SCHEMA dashboard TO vigil_dashboard; GRANT SELECT ON ALL TABLES IN SCHEMA dashboard TO vigil_dashboard; '
    || 'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA dashboard TO vigil_dashboard'
WHERE EXISTS (SELECT FROM pg_namespace WHERE nspname = 'dashboard') \gexec
COMMIT;
