package com.fxbatchtrader.service.order;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;

/// A trade as somebody names it: by its id, or by its batch's number and its row in the file.
public sealed interface TradeRef {

    /// By id.
    record Id(UUID id) implements TradeRef {
        @Override
        public String toString() {
            return id.toString();
        }
    }

    /// By batch number and row.
    record Row(long batchNumber, int row) implements TradeRef {
        @Override
        public String toString() {
            return "#" + batchNumber + "/" + row;
        }
    }

    /// Reads a UUID, `1042/17` or `#1042/17`; empty when it is none of these.
    static Optional<TradeRef> parse(String text) {
        String plain = text.strip();
        if (BatchRef.Patterns.UUID_TEXT.matcher(plain).matches()) {
            return Optional.of(new Id(UUID.fromString(plain)));
        }
        Matcher row = BatchRef.Patterns.NUMBER_AND_ROW.matcher(plain);
        return row.matches()
                ? Optional.of(new Row(Long.parseLong(row.group(1)), Integer.parseInt(row.group(2))))
                : Optional.empty();
    }
}
