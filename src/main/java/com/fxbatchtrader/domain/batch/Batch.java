package com.fxbatchtrader.domain.batch;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A batch: trades submitted together, the unit of queueing and locking. Its methods refuse what its states do not
/// allow. Changed only inside a transaction that holds its row's lock; never handed to another thread.
@Entity
public class Batch {

    @Id private UUID id = new UUID(0, 0);

    private long number;
    private String name = "";

    @Enumerated(EnumType.STRING)
    private BatchStatus status = BatchStatus.DRAFT;

    private String submittedBy = "";
    private Instant createdAt = Instant.EPOCH;
    private @Nullable Instant startedAt;
    private @Nullable Instant completedAt;
    private short priority = 5;
    private long queuePosition;
    private @Nullable Instant notBefore;
    private @Nullable Instant notAfter;
    private @Nullable Instant lockedAt;
    private @Nullable Instant lockTimeout;
    private @Nullable String lockedBy;
    private long fence;
    private @Nullable String barredOwner;
    private @Nullable Instant barredUntil;
    private short takeoversWithoutProgress;
    private boolean startedSinceClaim;
    private boolean endedSinceClaim;
    private @Nullable Instant nextCheckAt;
    private int checksDone;
    private short maxConcurrentTrades = 5;
    private int currentConcurrentTrades;
    private int totalTrades;
    private int pendingTrades;
    private int bookedTrades;
    private int inDoubtTrades;
    private int succeededTrades;
    private int failedTrades;
    private int cancelledTrades;

    @Enumerated(EnumType.STRING)
    private @Nullable BatchStatus requestedState;

    private @Nullable String requestedBy;
    private @Nullable String requestedReason;
    private @Nullable Instant requestedAt;
    private @Nullable String fileName;
    private @Nullable String fileHash;
    private String contentHash = "";
    private @Nullable String uniqueFile;
    private @Nullable String uniqueContent;
    private @Nullable String duplicateReason;
    private int rejectedRows;
    private long eventsHeadNumber;
    private String eventsHeadHash = "";

    /// For Hibernate.
    protected Batch() {}

    /// What decides whether it can be taken now, and by whom.
    public Standing standing() {
        Optional<Standing.Bar> bar =
                barredOwner == null || barredUntil == null
                        ? Optional.empty()
                        : Optional.of(new Standing.Bar(barredOwner, barredUntil));
        return new Standing(status, notBefore(), lock(), bar, nextCheckAt());
    }

    /// Takes the lock with a new fence. The caller has checked [#standing].
    public void acquire(String owner, Instant now, Duration lockTime) {
        lockedBy = owner;
        lockedAt = now;
        lockTimeout = now.plus(lockTime);
        fence++;
    }

    /// Begins or continues the batch's run under the lock just acquired.
    ///
    /// @param takenOver whether a former owner's lock had expired
    public void beginRun(Instant now, boolean takenOver) {
        if (status != BatchStatus.RUNNING) {
            become(BatchStatus.RUNNING);
        }
        if (startedAt == null) {
            startedAt = now;
        }
        countClaim(takenOver);
        nextCheckAt = null;
        checksDone = 0;
    }

    /// Prolongs the lock.
    public void renew(Instant now, Duration lockTime) {
        if (lockedBy == null) {
            throw new IllegalStateException("batch #" + number + " is not locked: there is nothing to renew");
        }
        lockTimeout = now.plus(lockTime);
    }

    /// Gives the lock back. The fence stays for ever.
    public void release() {
        lockedBy = null;
        lockedAt = null;
        lockTimeout = null;
    }

    /// Marks the lock as expired: its owner is proven dead.
    public void expireLock(Instant now) {
        if (lockedBy != null) {
            lockTimeout = now;
        }
    }

    /// Changes the state, refusing what the table does not allow.
    public void become(BatchStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("batch #" + number + " is " + status + " and cannot become " + next);
        }
        status = next;
    }

    /// Ends the batch by its trades.
    public void end(Instant now) {
        if (pendingTrades + currentConcurrentTrades + bookedTrades + inDoubtTrades > 0) {
            throw new IllegalStateException("batch #" + number + " has trades that are not final");
        }
        become(BatchStatus.ofEnded(succeededTrades, failedTrades, cancelledTrades));
        completedAt = now;
        nextCheckAt = null;
        clearRequest();
        release();
    }

    /// Leaves the batch to the checks of its doubts; the lock is given back.
    public void leaveToChecks(Instant next) {
        nextCheckAt = next;
        release();
    }

    /// One more check of the doubts was made without an end.
    public void checkedAgain(Instant next) {
        checksDone++;
        nextCheckAt = next;
        release();
    }

    /// No doubt is left to be asked for.
    public void settled() {
        nextCheckAt = null;
    }

    /// Pauses the batch; trades whose fate is open go on being asked for.
    public void pause(String by, String reason, Instant now) {
        become(BatchStatus.PAUSED);
        requestedState = null;
        requestedBy = by;
        requestedReason = reason;
        requestedAt = now;
        nextCheckAt = bookedTrades + inDoubtTrades > 0 ? now : null;
        release();
    }

    /// Takes another place in the queue. What has ended has none.
    public void takePlace(Priority band, long position) {
        requireLiving("take another place in the queue");
        priority = (short) band.level();
        queuePosition = position;
    }

    /// How many of its trades may run at once from now on, 1 to 100; fewer than run now lets those end.
    public void limitTo(int trades) {
        if (trades < 1 || trades > 100) {
            throw new IllegalArgumentException("1 to 100 trades may run at once, not " + trades);
        }
        requireLiving("take another limit");
        maxConcurrentTrades = (short) trades;
    }

    /// Asks the batch's owner to pause it, or to cancel its rest, in order.
    public void request(BatchStatus wanted, String by, String reason, Instant now) {
        requireLiving("be asked to become " + wanted);
        requestedState = wanted;
        requestedBy = by;
        requestedReason = reason;
        requestedAt = now;
    }

    /// Back to its old place in the queue; what it was paused for begins to count anew.
    public void resume() {
        become(BatchStatus.PENDING);
        clearRequest();
        nextCheckAt = null;
        takeoversWithoutProgress = 0;
    }

    /// Back to the queue after its end: trades of it were opened again.
    public void reopen() {
        become(BatchStatus.PENDING);
        completedAt = null;
        clearRequest();
    }

    /// Nothing is left in it but what the bank must answer for: from the queue it goes straight to the asking.
    public void onlyAsk(Instant now) {
        if (status == BatchStatus.PAUSED) {
            become(BatchStatus.PENDING);
        }
        if (status != BatchStatus.RUNNING) {
            become(BatchStatus.RUNNING);
        }
        leaveToChecks(now);
    }

    /// Keeps an owner off this batch for a while: a person has taken it away.
    public void bar(String owner, Instant until) {
        barredOwner = owner;
        barredUntil = until;
    }

    /// The owner's lock has run out and is taken off: counts as a takeover does.
    public void ownerGone() {
        countClaim(true);
        release();
    }

    private void countClaim(boolean ownerLost) {
        if (endedSinceClaim) {
            takeoversWithoutProgress = 0;
        } else if (ownerLost && startedSinceClaim) {
            takeoversWithoutProgress++;
        }
        startedSinceClaim = false;
        endedSinceClaim = false;
    }

    private void requireLiving(String what) {
        if (status.ended()) {
            throw new IllegalStateException("batch #" + number + " is " + status + " and cannot " + what);
        }
    }

    /// Forgets what a person asked for: it has been done.
    public void clearRequest() {
        requestedState = null;
        requestedBy = null;
        requestedReason = null;
        requestedAt = null;
    }

    /// The counters of the trades by state, after a group of changes.
    public void counted(Counts counts) {
        pendingTrades = counts.pending();
        currentConcurrentTrades = counts.running();
        bookedTrades = counts.booked();
        inDoubtTrades = counts.inDoubt();
        succeededTrades = counts.succeeded();
        failedTrades = counts.failed();
        cancelledTrades = counts.cancelled();
    }

    /// Notes what the owner has done under its present claim.
    public void progressed(boolean started, boolean ended) {
        startedSinceClaim |= started;
        endedSinceClaim |= ended;
    }

    /// The head of the batch's stream of events.
    public void eventsHead(long headNumber, String headHash) {
        eventsHeadNumber = headNumber;
        eventsHeadHash = headHash;
    }

    public Counts counts() {
        return new Counts(
                pendingTrades,
                currentConcurrentTrades,
                bookedTrades,
                inDoubtTrades,
                succeededTrades,
                failedTrades,
                cancelledTrades);
    }

    public UUID id() {
        return id;
    }

    /// The short number for people: #1042.
    public long number() {
        return number;
    }

    public String name() {
        return name;
    }

    public BatchStatus status() {
        return status;
    }

    public String submittedBy() {
        return submittedBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAt);
    }

    public Priority priority() {
        return new Priority(priority);
    }

    public long queuePosition() {
        return queuePosition;
    }

    public Optional<Instant> notBefore() {
        return Optional.ofNullable(notBefore);
    }

    public Optional<Instant> notAfter() {
        return Optional.ofNullable(notAfter);
    }

    /// Who holds the lock, as the row says; it may have expired.
    public Optional<LockLease> lock() {
        if (lockedBy == null || lockedAt == null || lockTimeout == null) {
            return Optional.empty();
        }
        return Optional.of(new LockLease(lockedBy, lockedAt, lockTimeout, fence));
    }

    /// Counts every acquisition and never falls.
    public long fence() {
        return fence;
    }

    public int takeoversWithoutProgress() {
        return takeoversWithoutProgress;
    }

    public Optional<Instant> nextCheckAt() {
        return Optional.ofNullable(nextCheckAt);
    }

    /// How many checks of the doubts were made since the runner left.
    public int checksDone() {
        return checksDone;
    }

    public int maxConcurrentTrades() {
        return maxConcurrentTrades;
    }

    public int totalTrades() {
        return totalTrades;
    }

    /// PAUSED or CANCELLED, where a person has asked the owner for it.
    public Optional<BatchStatus> requestedState() {
        return Optional.ofNullable(requestedState);
    }

    public Optional<String> requestedBy() {
        return Optional.ofNullable(requestedBy);
    }

    public Optional<String> requestedReason() {
        return Optional.ofNullable(requestedReason);
    }

    public Optional<Instant> requestedAt() {
        return Optional.ofNullable(requestedAt);
    }

    public Optional<String> fileName() {
        return Optional.ofNullable(fileName);
    }

    public Optional<String> fileHash() {
        return Optional.ofNullable(fileHash);
    }

    public String contentHash() {
        return contentHash;
    }

    public Optional<String> uniqueFile() {
        return Optional.ofNullable(uniqueFile);
    }

    public Optional<String> uniqueContent() {
        return Optional.ofNullable(uniqueContent);
    }

    public Optional<String> duplicateReason() {
        return Optional.ofNullable(duplicateReason);
    }

    public int rejectedRows() {
        return rejectedRows;
    }

    public long eventsHeadNumber() {
        return eventsHeadNumber;
    }

    public String eventsHeadHash() {
        return eventsHeadHash;
    }

    /// The queue key at this moment: what a candidate was ranked by.
    public QueueKey queueKey() {
        return new QueueKey(priority, queuePosition, createdAt, id);
    }
}
