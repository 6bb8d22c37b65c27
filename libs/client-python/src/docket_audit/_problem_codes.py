"""The codes of a server of this version, each with its HTTP status; a test compares them with its own list.

A code that is not here is of another version, or of nobody: it tells the caller something, and is never taken for a
refusal.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Mapping

PROBLEM_STATUS: Mapping[str, int] = MappingProxyType(
    {
        "malformed_json": 400,
        "malformed_request": 400,
        "invalid_parameter": 400,
        "idempotency_key_missing": 400,
        "idempotency_key_invalid": 400,
        "not_authenticated": 401,
        "key_expired": 401,
        "reauthentication_required": 401,
        "cross_site_request": 403,
        "sign_in_refused": 403,
        "role_not_allowed": 403,
        "wrong_ledger": 403,
        "actor_not_allowed": 403,
        "not_found": 404,
        "unknown_ledger": 404,
        "unknown_decision": 404,
        "unknown_side_effect": 404,
        "unknown_escalation": 404,
        "unknown_entry": 404,
        "unknown_key": 404,
        "unknown_session": 404,
        "unknown_person": 404,
        "unknown_webhook": 404,
        "unknown_export": 404,
        "unknown_schema": 404,
        "no_verification_yet": 404,
        "method_not_allowed": 405,
        "not_acceptable": 406,
        "request_timeout": 408,
        "nothing_to_restore": 409,
        "decision_closed": 409,
        "decision_held": 409,
        "impossible_transition": 409,
        "escalation_resolved": 409,
        "idempotency_in_flight": 409,
        "ledger_exists": 409,
        "export_not_ready": 409,
        "export_gone": 410,
        "decision_changed": 412,
        "body_too_large": 413,
        "uri_too_long": 414,
        "unsupported_media_type": 415,
        "range_not_satisfiable": 416,
        "validation_failed": 422,
        "reference_unknown": 422,
        "review_signature_refused": 422,
        "agent_signature_refused": 422,
        "idempotency_key_reused": 422,
        "record_refused": 422,
        "redaction_incomplete": 422,
        "rate_limited": 429,
        "headers_too_large": 431,
        "internal": 500,
        "access_not_recorded": 503,
        "overloaded": 503,
        "ledger_went_back": 503,
        "log_damaged": 503,
        "signing_key_unusable": 503,
        "clock_ahead": 503,
        "write_outcome_unknown": 503,
        "not_ready": 503,
        "sign_in_unavailable": 503,
        "took_too_long": 504,
    }
)
