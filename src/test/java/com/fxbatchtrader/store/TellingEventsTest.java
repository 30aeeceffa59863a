package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.run.ClaimStore;
import com.fxbatchtrader.time.SystemPacing;

import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Whoever wants to hear of events hears of the commits that made some durable, and of no other.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
final class TellingEventsTest {

    private final SystemPacing pacing = new SystemPacing();
    private final Uuid7 ids = new Uuid7(pacing);
    private final AtomicInteger told = new AtomicInteger();
    private final Runnable count = told::incrementAndGet;
    private final TestDatabase test;

    TellingEventsTest(DatabaseKind kind) {
        test = TestDatabase.fresh(kind, pacing);
    }

    @BeforeEach
    void listen() {
        test.database().tellEvents(count);
    }

    @AfterEach
    void remove() {
        test.close();
    }

    private void append(StatelessSession session) {
        StreamHead head = new StreamHead(StreamKind.DESK, UUID.randomUUID(), 0, StreamHead.GENESIS);
        Instant now = pacing.instant();
        NewEvent event =
                new NewEvent(
                        ids.next(),
                        EventKind.DESK_STARTED,
                        Optional.empty(),
                        "user:x@here",
                        Optional.empty(),
                        "",
                        "",
                        now);
        session.doWork(
                connection ->
                        EventAppender.append(connection, head, List.of(event), EventAppender.Clocks.of(now, now)));
    }

    @Test
    void a_commit_of_events_is_told_once() {
        test.database()
                .inTransactionDo(
                        session -> {
                            append(session);
                            append(session);
                        });
        assertThat(told).hasValue(1);
        test.database()
                .inLeaseTransaction(
                        session -> {
                            append(session);
                            return true;
                        });
        assertThat(told).hasValue(2);
    }

    @Test
    void who_only_looks_or_finds_nothing_to_claim_tells_nobody() {
        test.database().inTransaction(test.database()::clock);
        ClaimStore claims = new ClaimStore(test.database(), pacing, ids);
        assertThat(claims.claimNext("desk-1:1:a", Duration.ofMinutes(1), Set.of())).isEmpty();
        assertThat(claims.claimDue("desk-1:1:a", Duration.ofMinutes(1))).isEmpty();
        assertThat(told).hasValue(0);
    }

    @Test
    void what_was_taken_back_is_not_told() {
        assertThatThrownBy(
                        () ->
                                test.database()
                                        .inTransactionDo(
                                                session -> {
                                                    append(session);
                                                    throw new IllegalStateException("no");
                                                }))
                .hasMessage("no");
        assertThat(told).hasValue(0);
    }

    @Test
    void who_wants_to_hear_no_more_does_not() {
        test.database().tellNoMore(count);
        test.database().inTransactionDo(this::append);
        assertThat(told).hasValue(0);
    }
}
