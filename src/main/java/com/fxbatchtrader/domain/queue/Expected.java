package com.fxbatchtrader.domain.queue;

import java.time.Instant;
import java.util.Optional;

/// When a batch is expected to start and to finish, or why nothing is expected.
public sealed interface Expected {

    /// From the earliest to the latest; neither is in the past.
    record Range(Instant earliest, Instant latest) {}

    /// A range for each, from measured times.
    ///
    /// @param start empty when it runs already
    record Times(Optional<Range> start, Range finish) implements Expected {}

    /// Nothing can be said.
    record Unknown(Why why) implements Expected {}

    /// Why nothing can be said.
    enum Why {
        /// It has ended.
        ENDED,
        /// It does not go on before a person, or the owner of its lock, lets it.
        HELD,
        /// The bank decides.
        BANK,
        /// Too few trades have ended lately.
        NOT_MEASURED,
        /// No process is known to be at work.
        NO_WORKER
    }
}
