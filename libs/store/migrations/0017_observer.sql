-- A role that says what something outside of the agents saw, and nothing else: see libs/record/src/roles.ts.
ALTER TABLE docket.api_key DROP CONSTRAINT api_key_role_check;
ALTER TABLE docket.api_key ADD CONSTRAINT api_key_role_check
  CHECK (role IN ('agent', 'reviewer', 'officer', 'auditor', 'administrator', 'observer'));
