package com.fxbatchtrader.domain.queue;

import com.fxbatchtrader.domain.batch.BatchStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Why a batch is not running, with the figures that this needs; or that it runs. Exactly one holds at any instant. A
/// [Turn] is the batch that the next claim takes; no other is taken.
public sealed interface Waiting {

    /// A person has stopped all trading on the desk.
    record Stopped(String by, String reason, Instant since) implements Waiting {}

    /// The desk is blocked by what happened to its database (failover, restore, clone).
    record Blocked(String reason) implements Waiting {}

    /// It was never queued.
    record Draft() implements Waiting {}

    /// Somebody must approve it.
    record AwaitingApproval() implements Waiting {}

    /// It is paused.
    ///
    /// @param by who has paused it: a person, or a process that found it poisonous
    /// @param unsettled its trades whose fate the bank has yet to tell; they are asked for all the same
    record Paused(String by, String reason, Optional<Instant> since, int unsettled) implements Waiting {}

    /// Its time has not come.
    record NotBefore(Instant until) implements Waiting {}

    /// It is queued, and somebody holds its lock.
    record Held(String owner, Instant until) implements Waiting {}

    /// Others stand before it.
    ///
    /// @param batches how many
    /// @param trades how many trades of theirs are still to begin
    /// @param first the number of the first of them
    record Behind(int batches, long trades, long first, String firstName) implements Waiting {}

    /// The next claim takes it.
    sealed interface Turn extends Waiting {

        /// For how long this has been so, at the least.
        Duration waited();
    }

    /// It has just come first: a process with room takes it at once.
    record Next(Duration waited) implements Turn {}

    /// It is first, and no process that is known to be at work has had room for it.
    ///
    /// @param processes how many are at work
    /// @param batches how many batches they run
    record WorkersFull(int processes, int batches, Duration waited) implements Turn {}

    /// It is first, and nothing shows that any process is at work.
    record NoWorker(Duration waited) implements Turn {}

    /// It is first, and the only processes that are known to be at work are one that a person has taken it away from.
    ///
    /// @param until from when on that one may take it again
    record Barred(String owner, Instant until, Duration waited) implements Turn {}

    /// Its run was begun and its owner is gone: it is taken over before the queue.
    ///
    /// @param former whose lock has expired; empty when it was given back or taken away
    /// @param processes how many processes are known to be at work
    record TakeOver(Optional<String> former, int processes, Duration waited) implements Turn {}

    /// It runs.
    ///
    /// @param until when the lock ends unless it is renewed
    /// @param atOnce its trades that run right now
    /// @param toGo its trades that have not begun
    record Running(String owner, Instant until, int atOnce, int limit, int toGo) implements Waiting {}

    /// A process has it, and no trade of it starts: there is no usable reference rate.
    ///
    /// @param since when the rate that is too old was set; empty when there is none
    record NoReference(String owner, String pair, Optional<Instant> since) implements Waiting {}

    /// A person has asked for a pause; what has begun is seen to its end first.
    record Pausing(String by, String reason, int atOnce) implements Waiting {}

    /// A person has cancelled the rest; what has begun is seen to its end first.
    record Cancelling(String by, String reason, int atOnce) implements Waiting {}

    /// Nothing is left of it but what the bank must answer for.
    ///
    /// @param nextCheckAt when it is asked next; in the past it is due
    /// @param owner who is asking right now
    record AsksBank(int unsettled, Instant nextCheckAt, Optional<String> owner) implements Waiting {}

    /// It has ended.
    record Ended(BatchStatus status) implements Waiting {}

    /// Who runs a batch right now.
    ///
    /// @param owners the processes that run batches
    /// @param batches how many they run
    record AtWork(Set<String> owners, int batches) {
        public AtWork {
            owners = Set.copyOf(owners);
        }
    }
}
