package com.fxbatchtrader.store;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Flyway's log without its progress: only warnings and errors reach ours. Flyway makes it by its name.
public final class QuietFlywayLog implements LogCreator {

    @Override
    public Log createLogger(Class<?> owner) {
        return new Quiet(LoggerFactory.getLogger(owner));
    }

    private record Quiet(Logger log) implements Log {

        @Override
        public void debug(@Nullable String message) {
            // Progress.
        }

        @Override
        public void info(@Nullable String message) {
            // Progress.
        }

        @Override
        public void warn(@Nullable String message) {
            log.warn("{}", message);
        }

        @Override
        public void error(@Nullable String message) {
            log.error("{}", message);
        }

        @Override
        public void error(@Nullable String message, @Nullable Exception e) {
            log.error("{}", message, e);
        }

        @Override
        public void notice(@Nullable String message) {
            // Progress.
        }
    }
}
