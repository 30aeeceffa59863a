package com.fxbatchtrader.domain.trade;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// A booking attempt's row. Read only: the state writer inserts and closes it.
@Entity
public class BookingAttempt {

    @Id private UUID id = new UUID(0, 0);

    private UUID tradeId = new UUID(0, 0);
    private @Nullable UUID openTradeId;
    private int number;
    private UUID bookingKey = new UUID(0, 0);
    private long quoteId;
    private BigDecimal quotedRate = BigDecimal.ONE;
    private BigDecimal dealRate = BigDecimal.ONE;
    private Instant quoteExpiry = Instant.EPOCH;
    private String venue = "";
    private Instant committedAt = Instant.EPOCH;
    private @Nullable Instant sentAt;
    private @Nullable Instant answeredAt;
    private @Nullable Integer httpStatus;
    private @Nullable String reasonCode;
    private @Nullable String bankTransactionId;

    @Enumerated(EnumType.STRING)
    private AttemptOutcome outcome = AttemptOutcome.OPEN;

    @Enumerated(EnumType.STRING)
    private @Nullable Proof proof;

    private @Nullable String proofText;
    private @Nullable Instant provenAt;
    private @Nullable String rawAnswer;
    private int askedCount;
    private @Nullable Instant lastAskedAt;
    private @Nullable Instant nextAskAt;
    private @Nullable Instant unknownFirstAt;
    private @Nullable Instant unknownLastAt;
    private @Nullable String lastAnswer;

    /// For Hibernate.
    protected BookingAttempt() {}

    public UUID id() {
        return id;
    }

    public UUID tradeId() {
        return tradeId;
    }

    /// The trade's id while the attempt is open: unique, so that a trade has at most one open attempt.
    public Optional<UUID> openTradeId() {
        return Optional.ofNullable(openTradeId);
    }

    /// The attempt as a value.
    public Attempt attempt() {
        return new Attempt(
                id,
                tradeId,
                number,
                new Attempt.Terms(bookingKey, quoteId, quotedRate, dealRate, quoteExpiry, venue),
                new Attempt.Exchange(
                        committedAt,
                        Optional.ofNullable(sentAt),
                        Optional.ofNullable(answeredAt),
                        httpStatus == null ? OptionalInt.empty() : OptionalInt.of(httpStatus),
                        text(reasonCode),
                        text(bankTransactionId),
                        text(rawAnswer)),
                outcome,
                Optional.ofNullable(proof),
                text(proofText),
                Optional.ofNullable(provenAt),
                new Attempt.Inquiry(
                        askedCount,
                        Optional.ofNullable(lastAskedAt),
                        Optional.ofNullable(nextAskAt),
                        Optional.ofNullable(unknownFirstAt),
                        Optional.ofNullable(unknownLastAt),
                        text(lastAnswer)));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
