package com.fxbatchtrader.domain.trade;

import java.util.Set;

/// Which failed trades of a batch a person opens again.
public sealed interface RetryChoice {

    /// Whether it takes this failed trade.
    ///
    /// @param row the trade's row in its file
    boolean takes(int row, TradeState failed);

    /// Every one.
    record All() implements RetryChoice {
        @Override
        public boolean takes(int row, TradeState failed) {
            return true;
        }

        @Override
        public String toString() {
            return "all that failed";
        }
    }

    /// Those that failed for one of these reasons.
    record Because(Set<String> codes) implements RetryChoice {
        public Because {
            codes = Set.copyOf(codes);
        }

        @Override
        public boolean takes(int row, TradeState failed) {
            return codes.contains(failed.reasonCode());
        }

        @Override
        public String toString() {
            return "those that failed for " + String.join(" or ", codes.stream().sorted().toList());
        }
    }

    /// Those in these rows of the file.
    record Rows(Set<Integer> rows) implements RetryChoice {
        public Rows {
            rows = Set.copyOf(rows);
        }

        @Override
        public boolean takes(int row, TradeState failed) {
            return rows.contains(row);
        }

        @Override
        public String toString() {
            return "the failed ones of rows " + String.join(", ", rows.stream().sorted().map(String::valueOf).toList());
        }
    }
}
