package com.fxbatchtrader.store.run;

import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.domain.event.StreamKind;
import com.fxbatchtrader.domain.id.BookingKey;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.check.ChainCheck;
import com.fxbatchtrader.store.run.WriteResult.Refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Groups of writes: when they are refused, and what they write.
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class JournalStoreTest extends RunTest {

    private UUID batch;
    private RunKey key;

    private void run(int trades) {
        batch = desk.batch(trades);
        key = desk.claimed(ME).key();
        assertThat(key.batchId()).isEqualTo(batch);
    }

    private void assertLost(TradeWrite... writes) {
        long head = desk.row(batch).eventsHeadNumber();
        GroupResult result = desk.journal().commit(key, List.of(writes));
        assertThat(result.signals()).isEmpty();
        assertThat(result.results())
                .hasSize(writes.length)
                .allSatisfy(one -> assertThat(one).isInstanceOf(WriteResult.FenceLost.class));
        assertThat(desk.row(batch).eventsHeadNumber()).isEqualTo(head);
    }

    private List<Refusal> refusals(TradeWrite... writes) {
        return desk.journal().commit(key, List.of(writes)).results().stream()
                .filter(WriteResult.Refused.class::isInstance)
                .map(one -> ((WriteResult.Refused) one).why())
                .toList();
    }

    private TradeStatus status(int row) {
        return desk.course(batch, row).state().status();
    }

    @Test
    void an_owner_whose_batch_was_taken_over_writes_nothing() {
        run(2);
        Course course = desk.course(batch, 2);
        TradeWrite begun = course.begun();
        desk.expire(batch);
        desk.claimed(OTHER);
        assertLost(begun, course.quoted(1));
        assertThat(status(2)).isEqualTo(TradeStatus.PENDING);
    }

    @Test
    void the_value_date_of_a_quote_is_stored_where_the_file_gave_none() {
        run(2);
        LocalDate given = LocalDate.of(2026, 12, 1);
        desk.sql("update trade set value_date = date '2026-12-01', value_date_given = true where row_number = 3");
        for (int row : List.of(2, 3)) {
            Course course = desk.course(batch, row);
            desk.write(key, course.begun(), course.quoted(row));
        }
        String dates =
                "select cast(value_date as varchar(10)) from trade where batch_id = '"
                        + batch
                        + "' order by row_number";
        assertThat(desk.texts(dates)).containsExactly(Course.SETTLES.toString(), given.toString());
        assertThat(desk.course(batch, 2).state().derivedDate()).contains(Course.SETTLES);
        assertThat(desk.course(batch, 3).state().derivedDate()).isEmpty();
        desk.write(key, desk.course(batch, 2).requoted());
        assertThat(desk.course(batch, 2).state().derivedDate()).as("a date goes with its quote").isEmpty();
    }

    @Test
    void an_owner_whose_lock_was_released_writes_nothing() {
        run(1);
        desk.set(batch, "locked_by = null, locked_at = null, lock_timeout = null");
        assertLost(desk.course(batch, 2).begun());
        assertThat(status(2)).isEqualTo(TradeStatus.PENDING);
    }

    @Test
    void a_process_with_anothers_name_or_fence_writes_nothing() {
        run(1);
        RunKey mine = key;
        key = new RunKey(batch, OTHER, mine.fence());
        assertLost(desk.course(batch, 2).begun());
        key = new RunKey(batch, ME, mine.fence() + 1);
        assertLost(desk.course(batch, 2).begun());
        key = mine;
        desk.write(key, desk.course(batch, 2).begun());
    }

    @Test
    void an_owner_whose_lock_has_expired_and_was_not_taken_still_writes_what_it_knows() {
        run(1);
        Course course = desk.course(batch, 2);
        desk.write(key, course.begun(), course.quoted(1), course.intended());
        desk.expire(batch);
        desk.write(key, course.accepted("B-77-" + batch));
        assertThat(status(2)).isEqualTo(TradeStatus.BOOKED);
    }

    @Test
    void a_stopped_desk_takes_no_start_and_no_intent_but_writes_all_else() {
        run(4);
        Course fresh = desk.course(batch, 2);
        Course quoted = desk.course(batch, 3);
        Course sent = desk.course(batch, 4);
        Course begun = desk.course(batch, 5);
        desk.write(key, quoted.begun(), quoted.quoted(3), sent.begun(), sent.quoted(4), sent.intended(), begun.begun());
        desk.stop("audit");
        GroupResult result =
                desk.journal()
                        .commit(
                                key,
                                List.of(
                                        fresh.begun(),
                                        fresh.quoted(9),
                                        quoted.intended(),
                                        sent.doubted(),
                                        begun.returned()));
        assertThat(result.results().get(0))
                .isEqualTo(new WriteResult.Refused(Refusal.STOPPED, "stopped by user:thandi@desk-1: audit"));
        assertThat(result.results().get(1))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.ROW_MOVED));
        assertThat(result.results().get(2))
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class, it -> assertThat(it.why()).isEqualTo(Refusal.STOPPED));
        assertThat(result.results().subList(3, 5)).hasOnlyElementsOfType(WriteResult.Done.class);
        assertThat(Stream.of(2, 3, 4, 5).map(this::status))
                .containsExactly(TradeStatus.PENDING, TradeStatus.QUOTED, TradeStatus.IN_DOUBT, TradeStatus.PENDING);
        assertThat(desk.number("select count(*) from booking_attempt where trade_id = '" + quoted.id() + "'")).isZero();
    }

    @Test
    void a_batch_that_is_to_halt_takes_no_start_but_lets_the_running_finish() {
        run(2);
        Course running = desk.course(batch, 2);
        desk.write(key, running.begun(), running.quoted(1));
        desk.set(batch, "requested_state = 'PAUSED', requested_by = 'user:ann@desk-1', requested_reason = 'lunch'");
        assertThat(refusals(desk.course(batch, 3).begun())).containsExactly(Refusal.HALTED);
        desk.write(key, running.intended(), running.accepted("B-1-" + batch));
        assertThat(desk.row(batch).counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 0, 0));
    }

    private static TradeWrite by(int limit, TradeWrite start) {
        return new TradeWrite(
                start.order(),
                start.before(),
                start.after(),
                start.attempt(),
                start.reservation(),
                start.event(),
                limit);
    }

    @Test
    void a_start_by_a_limit_that_was_lowered_meanwhile_is_refused_where_there_is_no_room() {
        run(5);
        Course first = desk.course(batch, 2);
        desk.write(key, by(5, first.begun()));
        desk.set(batch, "max_concurrent_trades = 2");
        List<TradeWrite> group = new ArrayList<>();
        for (int row = 3; row <= 6; row++) {
            group.add(by(5, desk.course(batch, row).begun()));
        }
        group.add(2, first.failed("RATE_GUARD"));
        List<WriteResult> results = desk.journal().commit(key, group).results();
        assertThat(results.stream().map(one -> one instanceof WriteResult.Done).toList())
                .as("one finds room, one doesn't, one gets the room of the trade that ended, the last one doesn't")
                .containsExactly(true, false, true, true, false);
        assertThat(desk.row(batch).counts().running()).isEqualTo(2);
        assertThat(refusals(by(5, desk.course(batch, 4).begun()))).containsExactly(Refusal.HALTED);
        desk.write(key, by(2, desk.course(batch, 4).begun()));
    }

    @Test
    void a_stopped_clients_intents_are_refused_and_no_others() {
        run(1);
        Course course = desk.course(batch, 2);
        desk.write(key, course.begun(), course.quoted(1));
        desk.sql("update client set stopped_reason = 'a break is open' where id = '" + course.order().clientId() + "'");
        try {
            TradeWrite intent = course.intended();
            assertThat(desk.journal().commit(key, List.of(intent)).results())
                    .containsExactly(new WriteResult.Refused(Refusal.CLIENT_STOPPED, "a break is open"));
            UUID others = desk.othersBatch(1);
            RunKey otherKey = desk.claims().claimNext(ME, RunDesk.LOCK, Set.of(batch)).orElseThrow().key();
            Course other = desk.course(others, 2);
            desk.write(otherKey, other.begun(), other.quoted(2), other.intended());
        } finally {
            desk.sql("update client set stopped_reason = null");
        }
    }

    @Test
    void a_group_one_of_whose_rows_has_moved_is_refused_as_a_whole() {
        run(2);
        Course first = desk.course(batch, 2);
        Course stale = desk.course(batch, 3);
        desk.write(key, desk.course(batch, 3).begun());
        Batch before = desk.row(batch);
        TradeWrite one = first.begun();
        TradeWrite other = stale.begun();
        assertThatThrownBy(() -> desk.journal().commit(key, List.of(one, other)))
                .isInstanceOf(GroupRefusedException.class);
        assertThat(status(2)).isEqualTo(TradeStatus.PENDING);
        assertThat(desk.row(batch).eventsHeadNumber()).isEqualTo(before.eventsHeadNumber());
        assertThat(desk.row(batch).counts()).isEqualTo(before.counts());
        desk.write(key, one);
        assertThat(refusals(other)).containsExactly(Refusal.ROW_MOVED);
        assertThat(desk.row(batch).counts().running()).isEqualTo(2);
    }

    @Test
    void a_write_that_supposes_another_number_of_attempts_is_refused() {
        run(1);
        desk.write(key, desk.course(batch, 2).begun());
        Course late = desk.course(batch, 2);
        Course course = desk.course(batch, 2);
        desk.write(key, course.quoted(1), course.intended(), course.refusedForRequote());
        assertThat(refusals(late.quoted(2))).containsExactly(Refusal.ROW_MOVED);
        assertThat(status(2)).isEqualTo(TradeStatus.EXECUTING);
    }

    @Test
    void a_closed_attempt_takes_no_later_word() {
        run(1);
        Course course = desk.course(batch, 2);
        desk.write(key, course.begun(), course.quoted(1), course.intended(), course.accepted("B-2-" + batch));
        Course late = desk.course(batch, 2);
        desk.write(key, course.succeeded());
        assertThat(refusals(late.asked("PENDING"))).containsExactly(Refusal.ROW_MOVED);
        assertThat(refusals(late.provenNot())).containsExactly(Refusal.ROW_MOVED);
        assertThat(status(2)).isEqualTo(TradeStatus.SUCCESS);
    }

    @Test
    void a_trade_passes_several_states_in_one_group_and_each_has_its_event() {
        run(2);
        long next = desk.row(batch).eventsHeadNumber() + 1;
        Course course = desk.course(batch, 2);
        Course other = desk.course(batch, 3);
        List<TradeWrite> group = new ArrayList<>();
        group.add(course.begun());
        group.add(other.begun());
        group.add(course.quoted(1));
        group.add(course.intended());
        group.add(other.failed("CUT_OFF"));
        group.add(course.refusedForRequote());
        group.add(course.quoted(2));
        group.add(course.intended());
        group.add(course.accepted("B-3-" + batch));
        group.add(course.succeeded());
        desk.write(key, group.toArray(TradeWrite[]::new));
        assertThat(desk.kinds(batch, next))
                .containsExactly(
                        "TRADE_STARTED",
                        "TRADE_STARTED",
                        "TRADE_QUOTED",
                        "TRADE_BOOKING",
                        "TRADE_FAILED",
                        "TRADE_REQUOTED",
                        "TRADE_QUOTED",
                        "TRADE_BOOKING",
                        "TRADE_BOOKED",
                        "TRADE_SUCCEEDED");
        assertThat(
                        desk.texts(
                                "select outcome from booking_attempt where trade_id = '"
                                        + course.id()
                                        + "' order by number"))
                .containsExactly("NOT_BOOKED", "BOOKED");
        assertThat(desk.row(batch).counts()).isEqualTo(new Counts(0, 0, 0, 0, 1, 1, 0));
        assertThat(new ChainCheck(desk.database()).stream(StreamKind.BATCH, batch)).isEmpty();
        assertThat(desk.number("select count(*) from trade where owner_fence = 1 and batch_id = '" + batch + "'"))
                .isEqualTo(2);
    }

    @Test
    void a_step_that_is_not_allowed_is_refused_although_the_group_ends_where_it_may() {
        run(1);
        Course course = desk.course(batch, 2);
        desk.write(key, course.begun(), course.quoted(1), course.intended());
        TradeWrite accepted = course.accepted("B-4-" + batch);
        TradeWrite succeeded = course.succeeded();
        TradeWrite straight =
                new TradeWrite(
                        succeeded.order(),
                        accepted.before(),
                        succeeded.after(),
                        succeeded.attempt(),
                        Optional.empty(),
                        succeeded.event());
        assertThatThrownBy(() -> desk.journal().commit(key, List.of(straight)))
                .hasMessageContaining("that is BOOKING cannot become SUCCESS");
        assertThat(status(2)).isEqualTo(TradeStatus.BOOKING);
        desk.write(key, accepted, succeeded);
    }

    @Test
    void a_second_open_attempt_of_a_trade_is_impossible() {
        run(1);
        Course course = desk.course(batch, 2);
        Course twin = desk.course(batch, 2);
        desk.write(key, course.begun(), course.quoted(1));
        twin.begun();
        twin.quoted(1);
        desk.write(key, course.intended());
        TradeWrite second = twin.intended();
        assertThatThrownBy(() -> desk.journal().commit(key, List.of(second))).isInstanceOf(RuntimeException.class);
        assertThat(desk.number("select count(*) from booking_attempt where trade_id = '" + course.id() + "'"))
                .isEqualTo(1);
        assertThat(desk.course(batch, 2).attempt().id()).isEqualTo(course.attempt().id());
    }

    @Test
    void an_intent_whose_commit_was_lost_derives_the_same_key_again() {
        run(1);
        Course course = desk.course(batch, 2);
        desk.write(key, course.begun(), course.quoted(1));
        Course lost = desk.course(batch, 2);
        UUID first = lost.intended().attempt().orElseThrow().terms().key();
        UUID again = desk.course(batch, 2).intended().attempt().orElseThrow().terms().key();
        assertThat(again).isEqualTo(first).isEqualTo(BookingKey.of(desk.database().deskId(), course.id(), 1));
    }

    @Test
    void what_was_written_is_read_back_as_it_was() {
        run(1);
        Course course = desk.course(batch, 2);
        TradeWrite begun = course.begun();
        TradeWrite quoted = course.quoted(9007199254740993L);
        TradeWrite intent = course.intended();
        desk.write(key, begun, quoted, intent, course.doubted(), course.asked("503"));
        Course read = desk.course(batch, 2);
        assertThat(read.attempt())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(course.attempt());
        assertThat(read.state())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(course.state());
        UUID never = desk.ids().next();
        assertThat(desk.journal().recorded(batch, List.of(begun.event().id(), never, intent.event().id())))
                .containsExactlyInAnyOrder(begun.event().id(), intent.event().id());
        assertThat(desk.journal().recorded(batch, List.of(never))).isEmpty();
        assertThat(desk.work().lastAnswer(course.id())).contains("503");
    }

    @Test
    void the_signals_tell_the_limit_and_what_was_asked_for() {
        run(2);
        desk.set(
                batch,
                "max_concurrent_trades = 7, requested_state = 'CANCELLED', requested_by = 'user:ann@d',"
                        + " requested_reason = 'enough'");
        GroupResult result = desk.journal().commit(key, List.of(desk.course(batch, 2).failed("CUT_OFF")));
        assertThat(result.signals())
                .contains(new BatchSignals(7, Optional.of(BatchStatus.CANCELLED), new Counts(1, 0, 0, 0, 0, 1, 0)));
    }

    @Test
    void only_a_group_with_an_intent_lifts_the_time_out_and_is_written_through() {
        run(1);
        Course course = desk.course(batch, 2);
        WatchedDatabase watched = new WatchedDatabase(desk.database(), _ -> {});
        JournalStore journal = new JournalStore(watched, desk.stage().pacing(), desk.ids());
        journal.commit(key, List.of(course.begun(), course.quoted(1)));
        assertThat(watched.seen()).doesNotContain(WatchedDatabase.LIFTED, WatchedDatabase.DURABLE);
        journal.commit(key, List.of(course.intended()));
        assertThat(watched.seen()).endsWith(WatchedDatabase.LIFTED, WatchedDatabase.DURABLE);
    }

    @Test
    void an_intents_stamp_is_trusted_and_no_younger_than_its_commit() {
        run(1);
        Course course = desk.course(batch, 2);
        long before = desk.stage().pacing().nanos();
        GroupResult result = desk.write(key, course.begun(), course.quoted(1), course.intended());
        long after = desk.stage().pacing().nanos();
        assertThat(result.results())
                .allSatisfy(
                        one -> {
                            WriteResult.CommitStamp stamp = ((WriteResult.Done) one).stamp();
                            assertThat(stamp.trusted()).isTrue();
                            assertThat(stamp.durable()).isTrue();
                            assertThat(stamp.nanos()).isBetween(before, after);
                        });
    }
}
