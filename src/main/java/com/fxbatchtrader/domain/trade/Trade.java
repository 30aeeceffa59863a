package com.fxbatchtrader.domain.trade;

import com.fxbatchtrader.domain.money.Side;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// A trade's row. Read only: its run works on [TradeState] and the state writer changes the row by conditional updates.
@Entity
public class Trade {

    @Id private UUID id = new UUID(0, 0);

    private UUID batchId = new UUID(0, 0);
    private int rowNumber;
    private UUID clientId = new UUID(0, 0);
    private String cif = "";
    private UUID fromAccountId = new UUID(0, 0);
    private UUID toAccountId = new UUID(0, 0);

    @Enumerated(EnumType.STRING)
    private Side side = Side.BUY;

    private String pair = "";
    private String dealCurrency = "";
    private BigDecimal amount = BigDecimal.ONE;
    private BigDecimal spread = BigDecimal.ZERO;

    @Enumerated(EnumType.STRING)
    private Delivery delivery = Delivery.CASH;

    private @Nullable LocalDate valueDate;
    private boolean valueDateGiven;
    private @Nullable String reference;
    private @Nullable String allowance;
    private @Nullable String bopCode;
    private @Nullable String taxPin;
    private String rowHash = "";

    @Enumerated(EnumType.STRING)
    private TradeStatus status = TradeStatus.PENDING;

    private @Nullable String reasonCode;
    private @Nullable String reasonText;
    private int attempts;
    private int requotes;
    private int rounds;
    private int retries;
    private @Nullable UUID openAttemptId;
    private @Nullable Long quoteId;
    private @Nullable Instant quoteExpiry;
    private @Nullable BigDecimal bankRate;
    private @Nullable BigDecimal clientRate;
    private @Nullable BigDecimal baseAmount;
    private @Nullable BigDecimal margin;
    private long ownerFence;
    private Instant changedAt = Instant.EPOCH;

    /// For Hibernate.
    protected Trade() {}

    public UUID id() {
        return id;
    }

    public UUID batchId() {
        return batchId;
    }

    public int rowNumber() {
        return rowNumber;
    }

    public UUID clientId() {
        return clientId;
    }

    public String cif() {
        return cif;
    }

    public UUID fromAccountId() {
        return fromAccountId;
    }

    public UUID toAccountId() {
        return toAccountId;
    }

    public Side side() {
        return side;
    }

    public String pair() {
        return pair;
    }

    public String dealCurrency() {
        return dealCurrency;
    }

    public BigDecimal amount() {
        return amount;
    }

    public BigDecimal spread() {
        return spread;
    }

    public Delivery delivery() {
        return delivery;
    }

    public Optional<LocalDate> valueDate() {
        return Optional.ofNullable(valueDate);
    }

    public boolean valueDateGiven() {
        return valueDateGiven;
    }

    public Optional<String> reference() {
        return Optional.ofNullable(reference);
    }

    public Optional<String> allowance() {
        return Optional.ofNullable(allowance);
    }

    public Optional<String> bopCode() {
        return Optional.ofNullable(bopCode);
    }

    public Optional<String> taxPin() {
        return Optional.ofNullable(taxPin);
    }

    /// SHA-256 of the source row.
    public String rowHash() {
        return rowHash;
    }

    public long ownerFence() {
        return ownerFence;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /// Where the trade stands.
    public TradeState state() {
        return new TradeState(
                status,
                reasonCode == null ? "" : reasonCode,
                reasonText == null ? "" : reasonText,
                attempts,
                requotes,
                rounds,
                retries,
                Optional.ofNullable(openAttemptId),
                quoteId == null ? OptionalLong.empty() : OptionalLong.of(quoteId),
                Optional.ofNullable(quoteExpiry),
                Optional.ofNullable(bankRate),
                Optional.ofNullable(clientRate),
                Optional.ofNullable(baseAmount),
                Optional.ofNullable(margin),
                valueDateGiven ? Optional.empty() : Optional.ofNullable(valueDate));
    }
}
