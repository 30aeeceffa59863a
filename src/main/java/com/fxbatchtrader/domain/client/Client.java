package com.fxbatchtrader.domain.client;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A customer of the desk. Changed only under its row's lock.
@Entity
public class Client {

    @Id private UUID id = new UUID(0, 0);

    private String cif = "";
    private String name = "";
    private BigDecimal spread = BigDecimal.ZERO;
    private boolean active;
    private @Nullable String stoppedReason;
    private Instant createdAt = Instant.EPOCH;
    private Instant changedAt = Instant.EPOCH;
    private long eventsHeadNumber;
    private String eventsHeadHash = "";

    /// For Hibernate.
    protected Client() {}

    public UUID id() {
        return id;
    }

    /// The client's number at the bank, unique.
    public String cif() {
        return cif;
    }

    public String name() {
        return name;
    }

    /// The client's mark-up in pips.
    public BigDecimal spread() {
        return spread;
    }

    /// Whether the client may trade at all.
    public boolean active() {
        return active;
    }

    /// Why the client's further trades are stopped (a break), if they are.
    public Optional<String> stoppedReason() {
        return Optional.ofNullable(stoppedReason);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public long eventsHeadNumber() {
        return eventsHeadNumber;
    }

    public String eventsHeadHash() {
        return eventsHeadHash;
    }
}
