package com.fxbatchtrader.service;

/// Why the desk does not do what it was asked for. Nothing was changed, except where it says that this is unknown.
public sealed interface Refusal {

    /// What is refused and why, with the input that it is about.
    String text();

    /// What to do.
    String advice();

    /// There is no such batch or trade.
    record NotFound(String text, String advice) implements Refusal {}

    /// The order itself is wrong.
    record BadOrder(String text, String advice) implements Refusal {}

    /// Somebody else is at it; the same order may be right a little later.
    record NotNow(String text, String advice) implements Refusal {}

    /// The database was lost in the moment of the commit: it may have happened or not.
    record UnknownEnd(String text, String advice) implements Refusal {}
}
