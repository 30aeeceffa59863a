package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.Quote;
import com.fxbatchtrader.bank.RatedQuote;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// Reads quotes. A quote that can't be true is a protocol error: an expiry in the past or more than ten minutes away,
/// the id of another quote, a rate that is no rate.
final class Quotes {

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);
    private static final int RATE_DECIMALS = 8;
    private static final BigDecimal RATE_LIMIT = BigDecimal.TEN.pow(10);

    private final Optional<ZoneId> zone;
    private final SeenIds seenQuotes;

    Quotes(Optional<ZoneId> zone, SeenIds seenQuotes) {
        this.zone = zone;
        this.seenQuotes = seenQuotes;
    }

    /// A new quote. The bank gives an id once: the same again is somebody else's answer.
    Quote created(Fields root, Exchange.Answer answer) {
        Fields payload = root.object("payload");
        long id = id(payload);
        Life life = life(payload, answer);
        if (!seenQuotes.add(Long.toString(id))) {
            throw new ProtocolException("payload.quoteId " + id + " was already given to another request");
        }
        return new Quote(id, life.expiry(), life.localExpiry());
    }

    /// The quote that was asked for, with its rate.
    RatedQuote latest(long asked, Fields root, Exchange.Answer answer) {
        Fields payload = root.object("payload");
        if (id(payload) != asked) {
            throw new ProtocolException("payload.quoteId is " + id(payload) + ", asked for " + asked);
        }
        Life life = life(payload, answer);
        return new RatedQuote(asked, life.expiry(), life.localExpiry(), rate(payload));
    }

    private static long id(Fields payload) {
        long id = payload.integer("quoteId");
        if (id <= 0) {
            throw new ProtocolException("payload.quoteId is not above zero");
        }
        return id;
    }

    private static BigDecimal rate(Fields payload) {
        BigDecimal rate = payload.decimal("quoteRate");
        if (rate.signum() <= 0 || rate.compareTo(RATE_LIMIT) >= 0) {
            throw new ProtocolException("payload.quoteRate is out of range");
        }
        if (rate.stripTrailingZeros().scale() > RATE_DECIMALS) {
            throw new ProtocolException("payload.quoteRate has more than " + RATE_DECIMALS + " decimals");
        }
        return rate.scale() > RATE_DECIMALS ? rate.setScale(RATE_DECIMALS) : rate;
    }

    /// Judged on the bank's own clock where the answer tells it, so that a workstation whose clock is an hour off
    /// trades like any other.
    private Life life(Fields payload, Exchange.Answer answer) {
        Instant expiry = BankTime.expiry(payload.text("quoteExpiryDateTime"), zone);
        Instant bankNow = answer.bankTime().orElse(answer.endedAt());
        Duration left = Duration.between(bankNow, expiry);
        if (!left.isPositive()) {
            throw new ProtocolException("quoteExpiryDateTime " + expiry + " is in the past at " + bankNow);
        }
        if (left.compareTo(LONGEST_LIFE) > 0) {
            throw new ProtocolException("quoteExpiryDateTime " + expiry + " is over ten minutes after " + bankNow);
        }
        return new Life(expiry, answer.bankTime().isPresent() ? answer.sentAt().plus(left) : expiry);
    }

    private record Life(Instant expiry, Instant localExpiry) {}
}
