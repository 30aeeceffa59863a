package com.fxbatchtrader.store.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.check.ChainFinding.Fault;
import com.fxbatchtrader.store.event.EventAppender;
import com.fxbatchtrader.store.importing.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Whoever changes the event log is found out.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class ChainCheckTest {

    private final DatabaseKind kind;
    private final Stage stage;
    private final UUID batch;

    ChainCheckTest(DatabaseKind kind) {
        this.kind = kind;
        stage = new Stage(kind).withClients();
        batch = stage.stored("morning", stage.trade(2, "A1", "100.00")).id();
        append(8);
    }

    @AfterEach
    void remove() {
        stage.close();
    }

    private void append(int events) {
        stage.database()
                .inTransactionDo(
                        session ->
                                session.doWork(
                                        connection -> {
                                            StreamHead head = head(connection);
                                            StreamHead next =
                                                    EventAppender.append(
                                                            connection,
                                                            head,
                                                            events(events),
                                                            EventAppender.Clocks.of(
                                                                    stage.pacing().instant(),
                                                                    stage.pacing().instant()));
                                            try (var update =
                                                    connection.prepareStatement(
                                                            "update batch set events_head_number = ?, events_head_hash"
                                                                    + " = ? where id = ?")) {
                                                update.setLong(1, next.number());
                                                update.setString(2, next.hash());
                                                update.setObject(3, batch);
                                                update.executeUpdate();
                                            }
                                        }));
    }

    private StreamHead head(Connection connection) throws SQLException {
        try (var select =
                        connection.prepareStatement(
                                "select events_head_number, events_head_hash from batch where id = '" + batch + "'");
                var row = select.executeQuery()) {
            row.next();
            return new StreamHead(StreamKind.BATCH, batch, row.getLong(1), row.getString(2));
        }
    }

    private List<NewEvent> events(int count) {
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(
                    new NewEvent(
                            stage.ids().next(),
                            EventKind.TRADE_STARTED,
                            Optional.of(stage.tradeId(batch, 2)),
                            "owner:desk-1:1:x",
                            Optional.of("Übung " + i),
                            "PENDING",
                            "EXECUTING",
                            stage.pacing().instant()));
        }
        return events;
    }

    /// Takes the guard off, as somebody with all rights could.
    private void unguarded(String command) {
        stage.test()
                .execute(
                        kind == DatabaseKind.POSTGRESQL
                                ? "drop trigger event_guard on event"
                                : "drop trigger event_guard");
        stage.test().execute(command);
    }

    private List<ChainFinding> findings() {
        return new ChainCheck(stage.database()).all();
    }

    private String event(int number) {
        return " where stream_id = '" + batch + "' and number = " + number;
    }

    @Test
    void what_was_written_is_sound() {
        assertThat(findings()).isEmpty();
        assertThat(new ChainCheck(stage.database()).stream(StreamKind.BATCH, batch)).isEmpty();
    }

    @Test
    void a_change_of_content_is_found() {
        unguarded("update event set state_after = 'CANCELLED'" + event(4));
        assertThat(findings())
                .extracting(ChainFinding::number, ChainFinding::fault)
                .containsExactly(tuple(4L, Fault.CONTENT_CHANGED));
    }

    @Test
    void a_change_of_actor_time_or_trade_is_found_too() {
        unguarded("update event set actor = 'user:someone@else'" + event(3));
        stage.test()
                .execute("update event set happened_at = timestamp with time zone '2020-01-01 00:00:00+00'" + event(5));
        stage.test().execute("update event set trade_id = null" + event(6));
        stage.test().execute("update event set kind = 'MADE_UP'" + event(7));
        assertThat(findings()).extracting(ChainFinding::number).containsExactly(3L, 5L, 6L, 7L);
    }

    @Test
    void a_gap_is_found() {
        unguarded("delete from event" + event(5));
        assertThat(findings())
                .extracting(ChainFinding::number, ChainFinding::fault)
                .containsExactly(tuple(6L, Fault.GAP));
    }

    @Test
    void a_fork_is_found_where_an_event_was_replaced_by_a_sound_other_one() {
        // the same place, a hash of its own that is right, but the next event follows the former
        unguarded("delete from event" + event(6));
        stage.database()
                .inTransactionDo(
                        session ->
                                session.doWork(
                                        connection ->
                                                EventAppender.append(
                                                        connection,
                                                        new StreamHead(
                                                                StreamKind.BATCH, batch, 5, hashOf(connection, 5)),
                                                        events(1),
                                                        EventAppender.Clocks.of(
                                                                stage.pacing().instant(), stage.pacing().instant()))));
        assertThat(findings())
                .extracting(ChainFinding::number, ChainFinding::fault)
                .containsExactly(tuple(7L, Fault.FORK));
    }

    @Test
    void a_fork_is_found_where_two_events_stand_in_one_place() {
        stage.test().execute("alter table event drop constraint event_number_unique");
        stage.database()
                .inTransactionDo(
                        session ->
                                session.doWork(
                                        connection ->
                                                EventAppender.append(
                                                        connection,
                                                        new StreamHead(
                                                                StreamKind.BATCH, batch, 5, hashOf(connection, 5)),
                                                        events(1),
                                                        EventAppender.Clocks.of(
                                                                stage.pacing().instant(), stage.pacing().instant()))));
        assertThat(findings()).extracting(ChainFinding::fault).contains(Fault.FORK);
    }

    private String hashOf(Connection connection, int number) throws SQLException {
        try (var select = connection.prepareStatement("select hash from event" + event(number));
                var row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void a_cut_tail_is_found() {
        unguarded("delete from event where stream_id = '" + batch + "' and number > 7");
        assertThat(findings())
                .extracting(ChainFinding::number, ChainFinding::fault)
                .containsExactly(tuple(10L, Fault.CUT_TAIL));
    }

    @Test
    void a_stream_that_was_emptied_is_found() {
        unguarded("delete from event where stream_id = '" + batch + "'");
        assertThat(findings()).extracting(ChainFinding::fault).containsExactly(Fault.CUT_TAIL);
    }

    @Test
    void a_tail_and_head_cut_together_are_found_by_the_hash_of_the_head() {
        unguarded("delete from event where stream_id = '" + batch + "' and number > 7");
        stage.test().execute("update batch set events_head_number = 7 where id = '" + batch + "'");
        assertThat(findings()).extracting(ChainFinding::fault).containsExactly(Fault.FORK);
    }

    @Test
    void events_behind_the_head_are_found() {
        stage.test().execute("update batch set events_head_number = 9 where id = '" + batch + "'");
        assertThat(findings()).extracting(ChainFinding::fault).containsExactly(Fault.CUT_TAIL);
    }

    @Test
    void events_without_an_owner_are_found() {
        UUID nobody = UUID.randomUUID();
        stage.database()
                .inTransactionDo(
                        session ->
                                session.doWork(
                                        connection ->
                                                EventAppender.append(
                                                        connection,
                                                        StreamHead.empty(StreamKind.BATCH, nobody),
                                                        events(1),
                                                        EventAppender.Clocks.of(
                                                                stage.pacing().instant(), stage.pacing().instant()))));
        assertThat(findings())
                .extracting(ChainFinding::streamId, ChainFinding::fault)
                .containsExactly(tuple(nobody, Fault.NO_OWNER));
    }

    @Test
    void a_stream_of_more_than_one_piece_is_walked_to_its_end() {
        append(5200);
        assertThat(findings()).isEmpty();
        unguarded("update event set reason = 'later'" + event(5150));
        assertThat(findings()).extracting(ChainFinding::number).containsExactly(5150L);
    }
}
