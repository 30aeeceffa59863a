package com.fxbatchtrader.store.queue;

/// What became of an operator's order.
public sealed interface Outcome {

    /// It is durable.
    ///
    /// @param said what was done, for people
    record Done(String said) implements Outcome {}

    /// Nothing had to be changed.
    record Same(String said) implements Outcome {}

    /// Somebody was faster: what the operator had seen is not so any more. Nothing was changed.
    ///
    /// @param happened what happened instead, by whom
    record Lost(String happened) implements Outcome {}

    /// It is not allowed as things stand, and stood when the operator looked. Nothing was changed.
    record Refused(String why) implements Outcome {}

    /// There is no such batch.
    record Missing() implements Outcome {}
}
