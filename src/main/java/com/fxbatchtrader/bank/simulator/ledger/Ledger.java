package com.fxbatchtrader.bank.simulator.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// The bank's memory: an append-only ledger of bookings and, in files beside it, every booking request that was
/// received (`.received`), quotes that were cancelled (`.cancelled`), deals that failed (`.failed`) and the starts of
/// the bank (`.starts`). All are JSON lines, and all are read again when the bank starts. Safe for any thread.
public final class Ledger implements AutoCloseable {

    /// Origins are milliseconds, and each has a million ids (see `Ids`): a thousand apart is a thousand million ids.
    private static final long SAFE_DISTANCE = 1_000;

    private final Journals journals;
    private final Journal<Booking> bookings;
    private final Journal<ReceivedBooking> received;
    private final Journal<CancelledQuote> cancelled;
    private final Journal<FailedDeal> failed;
    private final Journal<Start> starts;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Ledger(Journals journals) {
        this.journals = journals;
        this.bookings = journals.open(Booking.class, "");
        this.received = journals.open(ReceivedBooking.class, ".received");
        this.cancelled = journals.open(CancelledQuote.class, ".cancelled");
        this.failed = journals.open(FailedDeal.class, ".failed");
        this.starts = journals.open(Start.class, ".starts");
    }

    /// A ledger that is forgotten with its process.
    public static Ledger inMemory() {
        return new Ledger(Journals.inMemory());
    }

    /// The ledger in that file, with the files beside it; a lock file keeps other banks from it. A torn last line, left
    /// by a crash, is cut off.
    ///
    /// @throws IllegalStateException when another bank has it, or a line cannot be read
    /// @throws java.io.UncheckedIOException when a file cannot be opened
    /// @throws IOException when folder or lock cannot be made
    public static Ledger open(Path file) throws IOException {
        Journals journals = FileJournals.lock(file);
        try {
            return new Ledger(journals);
        } catch (RuntimeException e) {
            journals.close();
            throw e;
        }
    }

    /// The bookings in that file, for who only looks; a torn last line is left out.
    public static List<Booking> bookingsIn(Path file) {
        return new JsonLines<>(Booking.class).read(file);
    }

    /// The booking requests received beside that ledger, for who only looks; a torn last line is left out.
    public static List<ReceivedBooking> receivedIn(Path file) {
        return new JsonLines<>(ReceivedBooking.class).read(FileJournals.beside(file, ".received"));
    }

    /// Writes a booking. It survives a killed process at once, and a power cut after [#sync()].
    public void book(Booking booking) {
        bookings.add(booking);
    }

    /// Writes that a booking request came.
    public void receive(ReceivedBooking request) {
        received.add(request);
    }

    /// Writes that a quote can no longer be booked.
    public void cancel(CancelledQuote quote) {
        cancelled.add(quote);
    }

    /// Writes that a deal was taken and failed.
    public void fail(FailedDeal deal) {
        failed.add(deal);
    }

    /// Returns when every booking and failure written before is on the disk.
    public void sync() {
        bookings.sync();
        failed.sync();
    }

    /// Notes a start of the bank.
    ///
    /// @param wanted where its ids should begin
    /// @return where they begin: at least there, and far above all that a former start on this ledger gave out
    public long start(long wanted) {
        long former = starts.items().stream().mapToLong(Start::origin).max().orElse(-SAFE_DISTANCE);
        long origin = Math.max(wanted, former + SAFE_DISTANCE);
        starts.add(new Start(origin));
        starts.sync();
        return origin;
    }

    /// All bookings, oldest first.
    public List<Booking> bookings() {
        return bookings.items();
    }

    /// All booking requests that came, oldest first.
    public List<ReceivedBooking> received() {
        return received.items();
    }

    /// All quotes that were cancelled, oldest first.
    public List<CancelledQuote> cancelled() {
        return cancelled.items();
    }

    /// All deals that failed, oldest first.
    public List<FailedDeal> failed() {
        return failed.items();
    }

    /// Syncs and closes the files. Nothing can be written afterwards. A second time does nothing.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        sync();
        journals.close();
    }
}
