package com.fxbatchtrader.service.view;

/// Why a run came back.
public enum RunEnd {
    /// Every trade is final.
    ENDED,
    /// What is left is in doubt and can't be settled in time, or needs a person; the lock is released.
    IN_DOUBT,
    /// The batch was paused by a person or as poisoned.
    PAUSED,
    /// The run was asked to stop (Ctrl-C, or stop all): nothing half done, the lock is released.
    STOPPED,
    /// Another process took the batch over, or a person released its lock.
    LOCK_LOST
}
