package com.fxbatchtrader.service.order;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A batch as somebody names it: by its id or by its short number.
public sealed interface BatchRef {

    /// By id.
    record Id(UUID id) implements BatchRef {
        @Override
        public String toString() {
            return id.toString();
        }
    }

    /// By the short number for people.
    record Numbered(long number) implements BatchRef {
        @Override
        public String toString() {
            return "#" + number;
        }
    }

    /// Reads a UUID, `1042` or `#1042`; empty when it is none of these.
    static Optional<BatchRef> parse(String text) {
        String plain = text.strip();
        if (Patterns.UUID_TEXT.matcher(plain).matches()) {
            return Optional.of(new Id(UUID.fromString(plain)));
        }
        return Patterns.NUMBER.matcher(plain).matches()
                ? Optional.of(new Numbered(Long.parseLong(plain.replace("#", ""))))
                : Optional.empty();
    }

    /// The texts that name batches and trades.
    final class Patterns {
        static final Pattern UUID_TEXT =
                Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
        static final Pattern NUMBER = Pattern.compile("#?[0-9]{1,18}");
        static final Pattern NUMBER_AND_ROW = Pattern.compile("#?([0-9]{1,18})/([0-9]{1,9})");

        private Patterns() {}
    }
}
