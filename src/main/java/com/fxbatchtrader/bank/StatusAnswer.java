package com.fxbatchtrader.bank;

import java.util.Set;

/// What the bank says of a transaction.
public sealed interface StatusAnswer {

    /// What is kept of the exchange; the evidence rules judge its `Date` and `Age`.
    AnswerMeta meta();

    /// The bank knows a transaction.
    ///
    /// @param transactionId the bank's own id for the transaction, empty when the answer has none
    /// @param ids every id that the answer names (transaction, correlation, context, third party), in lower case
    record Known(State state, String transactionId, Set<String> ids, AnswerMeta meta) implements StatusAnswer {
        public Known {
            ids = Set.copyOf(ids);
        }

        /// Whether the answer names this id: an answer that doesn't is somebody else's.
        public boolean names(String id) {
            return ids.contains(id.toLowerCase(java.util.Locale.ROOT));
        }
    }

    /// The bank says it doesn't know the id: the whole envelope, result above 0, a code of `bank.unknown-codes`, HTTP
    /// 200 or 404.
    record Unknown(String code, AnswerMeta meta) implements StatusAnswer {}

    /// The whole envelope with another refusal: proves nothing.
    record Refused(String code, String message, AnswerMeta meta) implements StatusAnswer {}

    /// The bank's transaction states.
    enum State {
        PENDING,
        COMPLETED,
        FAILED,
        REJECTED
    }
}
