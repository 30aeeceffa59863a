package com.fxbatchtrader.domain.desk;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The one row that says which desk this database belongs to, which bank it trades with, and whether trading is
/// stopped. Changed only under its row's lock.
@Entity
public class Desk {

    /// The id of the only row.
    public static final short ONLY = 1;

    @Id private short id = ONLY;

    private UUID deskId = new UUID(0, 0);
    private @Nullable String environment;
    private @Nullable String bankHost;
    private @Nullable String bankUserId;
    private String zone = "Africa/Johannesburg";
    private @Nullable Instant stoppedAt;
    private @Nullable String stoppedBy;
    private @Nullable String stopReason;
    private @Nullable String serverSystemId;
    private @Nullable Long serverTimeline;
    private @Nullable String blockedReason;
    private @Nullable Instant lastKnownGoodAt;
    private long nextBatchNumber = 1;
    private long lastQueuePosition;
    private long eventsHeadNumber;
    private String eventsHeadHash = "";
    private Instant createdAt = Instant.EPOCH;

    /// For Hibernate.
    protected Desk() {}

    public short id() {
        return id;
    }

    /// The random id born with the database: the name space of all booking keys.
    public UUID deskId() {
        return deskId;
    }

    public Optional<String> environment() {
        return Optional.ofNullable(environment);
    }

    public Optional<String> bankHost() {
        return Optional.ofNullable(bankHost);
    }

    public Optional<String> bankUserId() {
        return Optional.ofNullable(bankUserId);
    }

    /// The desk's time zone id.
    public String zone() {
        return zone;
    }

    /// Whether all trading is stopped, by whom and why, as a sentence; empty when the desk runs.
    public Optional<String> stop() {
        return hold().map(DeskHold::text);
    }

    /// Why no trade may start; empty when the desk runs.
    public Optional<DeskHold> hold() {
        if (blockedReason != null) {
            return Optional.of(new DeskHold.Blocked(blockedReason));
        }
        return stoppedAt == null
                ? Optional.empty()
                : Optional.of(new DeskHold.Stopped(String.valueOf(stoppedBy), String.valueOf(stopReason), stoppedAt));
    }

    public Optional<String> serverSystemId() {
        return Optional.ofNullable(serverSystemId);
    }

    public Optional<Long> serverTimeline() {
        return Optional.ofNullable(serverTimeline);
    }

    public Optional<Instant> lastKnownGoodAt() {
        return Optional.ofNullable(lastKnownGoodAt);
    }

    public long nextBatchNumber() {
        return nextBatchNumber;
    }

    public long lastQueuePosition() {
        return lastQueuePosition;
    }

    public long eventsHeadNumber() {
        return eventsHeadNumber;
    }

    public String eventsHeadHash() {
        return eventsHeadHash;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
