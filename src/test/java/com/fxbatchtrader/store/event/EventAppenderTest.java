package com.fxbatchtrader.store.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.event.EventChain;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.TestDatabase;
import com.fxbatchtrader.store.importing.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the appender writes, and the head that it gives back.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class EventAppenderTest {

    private static final Instant PROCESS = Instant.parse("2026-03-02T08:00:00.123455789Z");
    private static final Instant DATABASE = Instant.parse("2026-03-02T08:00:01.623456Z");

    private final Stage stage;
    private final TestDatabase test;

    EventAppenderTest(DatabaseKind kind) {
        stage = new Stage(kind);
        test = stage.test();
    }

    @AfterEach
    void remove() {
        stage.close();
    }

    private NewEvent event(EventKind kind, Optional<UUID> trade, String before) {
        return new NewEvent(
                stage.ids().next(),
                kind,
                trade,
                "owner:x",
                Optional.of("because\n\u00fc\u2019"),
                before,
                "after",
                PROCESS);
    }

    private StreamHead append(StreamHead head, NewEvent... events) {
        return test.database()
                .inTransaction(
                        session ->
                                session.doReturningWork(
                                        connection ->
                                                EventAppender.append(
                                                        connection,
                                                        head,
                                                        List.of(events),
                                                        EventAppender.Clocks.of(DATABASE, PROCESS))));
    }

    @Test
    void events_are_numbered_on_and_chained_to_the_head_before_them() {
        UUID batch = stage.ids().next();
        StreamHead empty = StreamHead.empty(StreamKind.BATCH, batch);
        NewEvent first = event(EventKind.BATCH_CLAIMED, Optional.empty(), "");
        NewEvent second = event(EventKind.TRADE_STARTED, Optional.of(stage.ids().next()), "PENDING");
        NewEvent third = event(EventKind.TRADE_QUOTED, second.tradeId(), "EXECUTING");
        StreamHead two = append(empty, first, second);
        StreamHead three = append(two, third);
        assertThat(two.number()).isEqualTo(2);
        assertThat(three.number()).isEqualTo(3);
        EventChain.Link one = new EventChain.Link(empty, first, batch.toString(), 1500, DATABASE);
        EventChain.Link other = new EventChain.Link(one.next(), second, batch.toString(), 1500, DATABASE);
        EventChain.Link last = new EventChain.Link(other.next(), third, batch.toString(), 1500, DATABASE);
        assertThat(three).isEqualTo(last.next());
        assertThat(test.number("select count(*) from event where stream_id = '" + batch + "' and batch_id = stream_id"))
                .isEqualTo(3);
        assertThat(
                        test.number(
                                "select count(*) from event where hash = '"
                                        + one.hash()
                                        + "' and number = 1"
                                        + " and offset_ms = 1500 and trade_id is null"))
                .isEqualTo(1);
        assertThat(test.number("select count(*) from event where prior_hash = '" + other.hash() + "' and number = 3"))
                .isEqualTo(1);
    }

    @Test
    void an_event_of_another_stream_names_no_batch() {
        UUID client = stage.ids().next();
        append(StreamHead.empty(StreamKind.CLIENT, client), event(EventKind.CLIENT_CHANGED, Optional.empty(), ""));
        assertThat(test.number("select count(*) from event where stream_id = '" + client + "' and batch_id is null"))
                .isEqualTo(1);
    }

    @Test
    void no_events_leave_the_head_where_it_is() {
        StreamHead head = StreamHead.empty(StreamKind.BATCH, stage.ids().next());
        assertThat(append(head)).isEqualTo(head);
    }
}
