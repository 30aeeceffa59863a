package com.fxbatchtrader.app.door;

/// The exit codes that scripts rely on.
public enum ExitCode {
    /// All done and succeeded.
    OK(0),
    /// A defect of this program; its code is in the log.
    INTERNAL(1),
    /// Usage or settings.
    USAGE(2),
    /// Some trades failed.
    SOME_FAILED(3),
    /// No trade succeeded, or the file was refused.
    NONE_SUCCEEDED(4),
    /// Database or bank cannot be reached.
    UNREACHABLE(5),
    /// Something is in doubt.
    IN_DOUBT(6),
    /// Interrupted in order: nothing half done, locks released.
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /// What the shell sees.
    public int code() {
        return code;
    }
}
