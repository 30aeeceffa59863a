package com.fxbatchtrader.store.run;

import java.io.Serial;

/// One row of a group stood elsewhere than its write supposed, or the database refused one. Nothing of the group was
/// written; the writer repeats it write by write.
public final class GroupRefusedException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    GroupRefusedException(String message) {
        super(message);
    }
}
