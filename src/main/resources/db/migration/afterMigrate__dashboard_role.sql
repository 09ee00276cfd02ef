-- The role of the dashboards is made by the database's administrator (grafana/role.sql), before or after this schema.
DO $grants$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'vigil_dashboard') THEN
        GRANT USAGE ON SCHEMA dashboard TO vigil_dashboard;
        GRANT SELECT ON ALL TABLES IN SCHEMA dashboard TO vigil_dashboard;
        GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA dashboard TO vigil_dashboard;
    END IF;
END $grants$;
