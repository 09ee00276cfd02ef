-- Who signed in, who tried to, and who changed what about users; and users that sign in elsewhere.

-- Absent: the user signs in at the provider of single sign-on, which alone knows the password.
ALTER TABLE app_user ALTER COLUMN password_hash DROP NOT NULL;

CREATE TABLE security_event (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('sign_in', 'sign_out', 'user_added', 'user_removed', 'password_changed')),
    success  boolean NOT NULL,
    actor    text NOT NULL,                           -- the user name as it was given; 'vigil' is the service itself
    object   text,                                    -- the user that was changed
    way      text NOT NULL CHECK (way IN ('form', 'basic', 'sso', 'token', 'service')),
    address  text NOT NULL,                           -- where the request came from
    detail   text
);
CREATE INDEX security_event_actor ON security_event (actor, id);

-- GB/T 22239-2019 (等级保护, level 3): audit records are protected against deletion; 网络安全法: kept for six months or longer.
CREATE FUNCTION keep_security_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at < now() - INTERVAL '6 months' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% of security_event refused', TG_OP
        USING ERRCODE = 'integrity_constraint_violation',
              HINT = 'Entries are never changed, and none may go before it is six months old.';
END $$;

CREATE TRIGGER kept BEFORE UPDATE OR DELETE ON security_event FOR EACH ROW EXECUTE FUNCTION keep_security_event();
CREATE TRIGGER kept_whole BEFORE TRUNCATE ON security_event EXECUTE FUNCTION keep_security_event();
