package com.fxbatchtrader.domain.client;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.time.Instant;
import java.util.UUID;

/// A client's settlement account at the bank.
@Entity
public class Account {

    @Id private UUID id = new UUID(0, 0);

    private UUID clientId = new UUID(0, 0);
    private String currency = "";
    private String number = "";
    private Instant createdAt = Instant.EPOCH;

    /// For Hibernate.
    protected Account() {}

    public UUID id() {
        return id;
    }

    public UUID clientId() {
        return clientId;
    }

    /// ISO code.
    public String currency() {
        return currency;
    }

    /// The account's number at the bank; never logged in full.
    public String number() {
        return number;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
