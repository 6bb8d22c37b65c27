-- Entries that belong to no decision: few among many, and read by themselves, to know the policy in
-- force and the incidents that are open.
CREATE INDEX entry_ledger_record ON docket.entry (ledger_no, seq) WHERE decision_id IS NULL;
