package com.fxbatchtrader.domain.batch;

/// A batch's priority, 1 (last) to 10 (first), 5 by default. Values outside are clamped.
public record Priority(int level) {

    public static final Priority DEFAULT = new Priority(5);

    public Priority {
        level = Math.clamp(level, 1, 10);
    }

    @Override
    public String toString() {
        return Integer.toString(level);
    }
}
