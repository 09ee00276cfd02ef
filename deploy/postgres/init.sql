-- Run once by the container of the database, as its administrator, when the data folder is empty. Passwords are read from
-- the files of the container's secrets.
\set ON_ERROR_STOP on
\set password `cat /run/secrets/database.password`
CREATE ROLE vigil LOGIN PASSWORD :'password';
CREATE DATABASE vigil OWNER vigil ENCODING 'UTF8' TEMPLATE template0;
\set password `cat /run/secrets/keycloak-database.password`
CREATE ROLE keycloak LOGIN PASSWORD :'password';
CREATE DATABASE keycloak OWNER keycloak ENCODING 'UTF8' TEMPLATE template0;

\connect vigil
CREATE EXTENSION IF NOT EXISTS timescaledb;
\set password `cat /run/secrets/grafana-database.password`
\ir /vigil/role.sql
