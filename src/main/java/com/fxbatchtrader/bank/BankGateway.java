package com.fxbatchtrader.bank;

import java.time.Duration;
import java.time.LocalDate;

/// The bank's FX API. One implementation a venue; safe for any number of threads; each call blocks its thread until the
/// answer is there or its deadline is over.
///
/// A gateway makes each call once: what may be repeated, and when, is decided by the engine. All calls but [#book] are
/// safe to repeat and fail with a [BankException]; a booking never throws: each of its ends is a [BookingAnswer], since
/// "no answer" is an outcome that the caller must handle.
public interface BankGateway extends AutoCloseable {

    /// Who and where this bank is: what the desk's evidence and its environment tag are bound to.
    BankIdentity identity();

    /// Whether the access token in hand lives for at least `life` longer: then [#ensureToken] calls nobody.
    boolean tokenLives(Duration life);

    /// Makes sure that the access token lives for at least `life` longer, renewing it if not. Called before the intent
    /// of a booking is written, with more than a minute, so that the booking itself never waits for a token: one that
    /// finds less than 60 s left renews it only if that is a matter of moments, and is not sent otherwise.
    ///
    /// @throws BankException when no such token can be had
    void ensureToken(Duration life);

    /// The balance and the status of one account.
    AccountBalance balance(AccountRef account);

    /// Asks for a quote.
    Quote createQuote(QuoteRequest request);

    /// The present rate and expiry of a quote.
    RatedQuote latestQuote(long quoteId);

    /// Sends one booking, once. `deadline` bounds everything from the first byte sent to the last byte read (connecting
    /// included); when it is over the answer is [BookingAnswer.Unproven].
    BookingAnswer book(BookingRequest request, Duration deadline);

    /// Takes a quote back. Returns normally when the bank says it is gone, cancelled or unknown.
    void cancelQuote(long quoteId);

    /// Asks what became of a transaction, by our booking key or by the bank's own id.
    StatusAnswer status(String transactionId);

    /// The entries of an account's statement, both days included.
    Statement statement(AccountRef account, LocalDate from, LocalDate to);

    /// Ends idle connections; calls under way end as they would.
    @Override
    void close();
}
