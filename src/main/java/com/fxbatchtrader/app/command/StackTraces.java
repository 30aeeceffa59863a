package com.fxbatchtrader.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Stack traces as lines, for the time before there is a log.
final class StackTraces {

    private StackTraces() {}

    static List<String> lines(Throwable failure) {
        List<String> lines = new ArrayList<>();
        Optional<Throwable> current = Optional.of(failure);
        while (current.isPresent()) {
            Throwable one = current.get();
            lines.add((lines.isEmpty() ? "" : "caused by ") + one);
            for (StackTraceElement frame : one.getStackTrace()) {
                lines.add("    at " + frame);
            }
            current = Optional.ofNullable(one.getCause());
        }
        return lines;
    }
}
