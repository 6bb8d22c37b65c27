-- People who are signed in. None of it is evidence: what they record is in the ledgers, by their principal there.
-- A row opens nothing by itself: it is sealed with a secret that is not in the database. All times are the
-- database's own, which all processes share.
CREATE TABLE docket.session (
  last_seen        timestamptz NOT NULL,
  session_id       text PRIMARY KEY CHECK (session_id ~ '^ses_[0-9a-z]{26}$'),
  person           text NOT NULL,      -- id of the authenticator, as `principal.registered` names it
  via              text NOT NULL,      -- how they signed in
  roles            text NOT NULL,      -- JSON: role by ledger
  signed_in_at     text NOT NULL,
  authenticated_at text NOT NULL,      -- when they last proved to be themselves, as whoever vouches for them says
  expires_at       text NOT NULL,
  token_hash       bytea NOT NULL UNIQUE,
  sign_in_hash     bytea NOT NULL UNIQUE, -- of what began it: nothing begins two
  seal             bytea NOT NULL,
  CONSTRAINT session_check CHECK (
    octet_length(token_hash) = 32 AND octet_length(sign_in_hash) = 32 AND octet_length(seal) = 32
  )
);
CREATE INDEX session_person ON docket.session (person);
CREATE INDEX session_expiry ON docket.session (expires_at);

-- Until when whoever vouches for a person has taken back what they proved: a sign-in of before that is still on its
-- way when this is heard begins no session. It only refuses, so it bears no seal.
CREATE TABLE docket.sign_in_taken_back (
  heard_at timestamptz NOT NULL,
  person   text PRIMARY KEY,
  until    text NOT NULL
);
CREATE INDEX sign_in_taken_back_heard ON docket.sign_in_taken_back (heard_at);

-- People whom no identity provider vouches for. Their names are for signing in, and in no entry; the rows are sealed
-- as sessions are.
CREATE TABLE docket.person (
  credential_no        integer NOT NULL, -- which of their passphrases: each is an authenticator of its own
  person_id            text PRIMARY KEY CHECK (person_id ~ '^per_[0-9a-z]{26}$'),
  name                 text NOT NULL UNIQUE CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  roles                text NOT NULL,  -- JSON: role by ledger
  created_at           text NOT NULL,
  created_by           text NOT NULL,
  passphrase           text,           -- scrypt, with its costs and salt; none before they enrolled
  enrolment_expires_at text,
  enrolment_hash       bytea UNIQUE,   -- of the token that lets them choose a passphrase, once
  seal                 bytea NOT NULL,
  CONSTRAINT person_check CHECK (
    octet_length(seal) = 32 AND (enrolment_hash IS NULL OR octet_length(enrolment_hash) = 32)
    AND (enrolment_hash IS NULL) = (enrolment_expires_at IS NULL)
  )
);
