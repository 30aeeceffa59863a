package com.fxbatchtrader.store.run;

import static com.fxbatchtrader.store.run.RunDesk.LOCK;
import static com.fxbatchtrader.store.run.RunDesk.ME;
import static com.fxbatchtrader.store.run.RunDesk.OTHER;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.run.WriteResult.Refusal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

/// What trades of one account may draw on it together.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class ReservationsTest extends RunTest {

    private UUID batch;
    private RunKey key;

    @BeforeEach
    void run() {
        // nothing that an earlier test holds counts any more
        desk.sql("update reservation set state = 'RELEASED', ended_at = now() where state = 'HELD'");
        desk.sql(
                "update reservation set ended_at = timestamp with time zone '2026-03-02 08:00:00+00'"
                        + " where state = 'USED'");
        batch = desk.batch(4);
        key = desk.claimed(ME).key();
    }

    private Course quoted(RunKey of, int row) {
        Course course = desk.course(of.batchId(), row);
        desk.write(of, course.begun(), course.quoted(row));
        return course;
    }

    private List<Object> outcome(TradeWrite... writes) {
        return desk.journal().commit(key, List.of(writes)).results().stream()
                .map(one -> one instanceof WriteResult.Refused refused ? refused.why() : "written")
                .map(Object.class::cast)
                .toList();
    }

    private List<String> states(Course course) {
        return desk.texts("select state from reservation where trade_id = '" + course.id() + "' order by id");
    }

    @Test
    void trades_of_one_group_share_what_their_account_has() {
        Course first = quoted(key, 2);
        Course second = quoted(key, 3);
        Course third = quoted(key, 4);
        assertThat(
                        outcome(
                                first.intended("60.00", "100.00"),
                                second.intended("60.00", "100.00"),
                                third.intended("40.00", "100.00")))
                .as("what is too much is refused, what fits to the cent is not")
                .containsExactly("written", Refusal.RESERVED, "written");
        assertThat(states(first)).containsExactly("HELD");
        assertThat(states(second)).isEmpty();
    }

    @Test
    void what_an_earlier_group_holds_counts_and_what_was_refused_by_the_bank_does_not() {
        Course first = quoted(key, 2);
        Course second = quoted(key, 3);
        assertThat(outcome(first.intended("60.00", "100.00"))).containsExactly("written");
        assertThat(outcome(desk.course(batch, 3).intended("60.00", "100.00"))).containsExactly(Refusal.RESERVED);
        desk.write(key, first.refusedForRequote());
        assertThat(states(first)).containsExactly("RELEASED");
        assertThat(outcome(second.intended("60.00", "100.00"))).containsExactly("written");
    }

    @Test
    void what_was_booked_counts_against_a_balance_that_was_asked_for_before_and_no_later_one() {
        Course first = quoted(key, 2);
        quoted(key, 3);
        desk.write(key, first.intended("60.00", "100.00"), first.accepted("B-" + batch));
        assertThat(states(first)).containsExactly("USED");
        assertThat(outcome(desk.course(batch, 3).intended("60.00", "100.00", Duration.ofMinutes(1))))
                .containsExactly(Refusal.RESERVED);
        desk.sql("update reservation set ended_at = now() - interval '30' second where state = 'USED'");
        assertThat(outcome(desk.course(batch, 3).intended("60.00", "100.00", Duration.ofMinutes(1))))
                .containsExactly(Refusal.RESERVED);
        assertThat(outcome(desk.course(batch, 3).intended("60.00", "100.00", Duration.ofSeconds(10))))
                .containsExactly("written");
    }

    @Test
    void the_time_that_an_intent_waits_for_its_group_makes_its_balance_older() {
        Course first = quoted(key, 2);
        quoted(key, 3);
        TradeWrite waiting = desk.course(batch, 3).intended("60.00", "100.00", Duration.ZERO);
        desk.write(key, first.intended("60.00", "100.00"), first.accepted("B2-" + batch));
        assertThat(outcome(waiting)).containsExactly(Refusal.RESERVED);
    }

    @Test
    void a_doubt_holds_its_money_until_it_is_settled() {
        Course first = quoted(key, 2);
        desk.write(key, first.intended("60.00", "100.00"), first.doubted());
        assertThat(states(first)).containsExactly("HELD");
        desk.write(key, first.asked("no word yet"));
        assertThat(states(first)).containsExactly("HELD");
        desk.write(key, first.provenNot());
        assertThat(states(first)).containsExactly("RELEASED");
    }

    @Test
    void two_batches_at_once_never_draw_more_than_the_account_has() {
        UUID otherBatch = desk.batch(4);
        RunKey otherKey = desk.claims().claimNext(OTHER, LOCK, Set.of()).orElseThrow().key();
        assertThat(otherKey.batchId()).isEqualTo(otherBatch);
        List<List<TradeWrite>> groups = new ArrayList<>();
        for (RunKey of : List.of(key, otherKey)) {
            List<TradeWrite> group = new ArrayList<>();
            for (int row = 2; row < 6; row++) {
                group.add(quoted(of, row).intended("30.00", "100.00"));
            }
            groups.add(group);
        }
        ExecutorService pool = desk.stage().pacing().executor("writers", 2);
        CompletableFuture<GroupResult> one =
                CompletableFuture.supplyAsync(() -> desk.journal().commit(key, groups.get(0)), pool);
        CompletableFuture<GroupResult> other =
                CompletableFuture.supplyAsync(() -> desk.journal().commit(otherKey, groups.get(1)), pool);
        long written =
                List.of(one, other).stream()
                        .flatMap(result -> result.join().results().stream())
                        .filter(WriteResult.Done.class::isInstance)
                        .count();
        pool.shutdown();
        assertThat(written).isEqualTo(3);
        assertThat(desk.number("select cast(sum(amount) as bigint) from reservation where state = 'HELD'"))
                .isEqualTo(90);
    }

    @Test
    void two_groups_that_draw_on_one_account_take_turns() throws Exception {
        Course first = quoted(key, 2);
        CompletableFuture<Boolean> asked = new CompletableFuture<>();
        CompletableFuture<GroupResult> result = new CompletableFuture<>();
        TradeWrite intent = first.intended("60.00", "100.00");
        try (var holder = desk.holding("account", first.order().from().id())) {
            desk.stage()
                    .pacing()
                    .start(
                            "writer",
                            () -> {
                                asked.complete(true);
                                result.complete(desk.journal().commit(key, List.of(intent)));
                            });
            desk.stage().pacing().await(asked);
            desk.stage().pacing().pause(Duration.ofMillis(100));
            assertThat(result).as("it waits for the account").isNotDone();
            holder.rollback();
        }
        assertThat(desk.stage().pacing().await(result).results()).hasOnlyElementsOfType(WriteResult.Done.class);
    }
}
