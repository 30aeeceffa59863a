package com.fxbatchtrader.service.verb;

/// The points at which it is asked whether somebody may. Nobody signs in yet, so that everybody may; each verb names
/// its point all the same.
public enum Permission {
    SET_PRIORITY,
    MOVE_BATCH,
    LIMIT_BATCH,
    PAUSE_BATCH,
    RESUME_BATCH,
    CANCEL_REST,
    RETRY_TRADES,
    LOCK_BATCH,
    UNLOCK_BATCH,
    RELEASE_LOCK,
    CLEAN_UP_LOCKS,
    CONFIRM_BOOKED,
    STOP_ALL,
    LIFT_STOP
}
