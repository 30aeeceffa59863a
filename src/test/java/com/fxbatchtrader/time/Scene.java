package com.fxbatchtrader.time;

/// Tells, as a suppressed exception beside a failure, how to see it again.
final class Scene extends RuntimeException {

    private static final long serialVersionUID = 1;

    Scene(String words) {
        super(words, null, false, false);
    }
}
