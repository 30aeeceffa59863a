package com.fxbatchtrader.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.trade.RetryChoice;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.verb.AcquireLock;
import com.fxbatchtrader.service.verb.BatchVerb;
import com.fxbatchtrader.service.verb.CancelRest;
import com.fxbatchtrader.service.verb.Limit;
import com.fxbatchtrader.service.verb.Move;
import com.fxbatchtrader.service.verb.Operations;
import com.fxbatchtrader.service.verb.Pause;
import com.fxbatchtrader.service.verb.Permission;
import com.fxbatchtrader.service.verb.ReleaseLock;
import com.fxbatchtrader.service.verb.ReleaseOwnLock;
import com.fxbatchtrader.service.verb.Resume;
import com.fxbatchtrader.service.verb.Retry;
import com.fxbatchtrader.service.verb.SetPriority;
import com.fxbatchtrader.service.verb.StopView;
import com.fxbatchtrader.service.verb.VerbOutcome;
import com.fxbatchtrader.service.verb.VerbStores;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.store.importing.Stage;
import com.fxbatchtrader.store.queue.BankStore;
import com.fxbatchtrader.store.queue.CourseStore;
import com.fxbatchtrader.store.queue.LockStore;
import com.fxbatchtrader.store.queue.PlaceStore;
import com.fxbatchtrader.store.queue.RetryStore;
import com.fxbatchtrader.store.queue.StopStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Operators' verbs as the console, the command line and the API are given them.
class OperationsTest {

    private static final String OWNER = "desk-1:4711:a1b2c3";

    @TempDir private Path folder;

    private ServiceDesk desk;
    private Operations operations;
    private BatchRef first;
    private BatchRef second;

    @BeforeEach
    void open() {
        desk = new ServiceDesk(folder).withClients();
        first = new BatchRef.Id(desk.batch("morning", ServiceDesk.TRADES).batch().orElseThrow().id());
        second = new BatchRef.Id(desk.batch("noon", ServiceDesk.TRADES + "10000002,9.75\n").batch().orElseThrow().id());
        operations = new Operations(desk.batches(), stores());
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private VerbStores stores() {
        Stage stage = desk.stage();
        return new VerbStores(
                new PlaceStore(stage.database(), stage.pacing(), stage.ids()),
                new CourseStore(stage.database(), stage.pacing(), stage.ids()),
                new RetryStore(stage.database(), stage.pacing(), stage.ids()),
                new LockStore(stage.database(), stage.pacing(), stage.ids()),
                new StopStore(stage.database(), stage.pacing(), stage.ids()),
                new BankStore(stage.database()),
                OWNER,
                Duration.ofMinutes(5));
    }

    private VerbOutcome perform(BatchRef batch, BatchVerb verb, String reason) {
        return operations.perform(batch, verb, ServiceDesk.ACTOR, reason);
    }

    private static List<BatchVerb> verbs() {
        return List.of(
                new SetPriority(3),
                new Move(new Move.Target.Top()),
                new Limit(3),
                new Pause(),
                new Resume(),
                new CancelRest(),
                new Retry(new RetryChoice.All()),
                new AcquireLock(),
                new ReleaseOwnLock(1),
                new ReleaseLock());
    }

    @Test
    void every_verb_has_its_own_permission_a_precondition_and_a_consequence() {
        Stream<Permission> points =
                Stream.concat(
                        verbs().stream().map(BatchVerb::permission),
                        Stream.of(
                                operations.stopping().stopPermission(),
                                operations.stopping().liftPermission(),
                                operations.cleanUp().permission(),
                                Permission.CONFIRM_BOOKED));
        assertThat(points).containsExactlyInAnyOrder(Permission.values());
        assertThat(verbs()).hasSize(BatchVerb.class.getPermittedSubclasses().length);
        assertThat(verbs())
                .allSatisfy(
                        verb -> {
                            assertThat(verb.precondition()).isNotBlank();
                            assertThat(operations.consequence(first, verb)).contains("#1");
                        });
        assertThat(operations.stopping().consequence()).endsWith("nothing is at the bank right now");
        assertThat(operations.cleanUp().precondition()).contains("database's clock");
        assertThat(desk.batches().require(first).status()).isEqualTo(BatchStatus.PENDING);
    }

    @Test
    void the_reference_systems_verbs_are_there() {
        assertThat(operations.setBatchPriority(second, 99, ServiceDesk.ACTOR))
                .isInstanceOfSatisfying(
                        VerbOutcome.Done.class,
                        done -> {
                            assertThat(done.batch().priority().level()).isEqualTo(10);
                            assertThat(done.changed()).isTrue();
                        });
        assertThat(operations.setBatchPriority(second, 10, ServiceDesk.ACTOR))
                .isInstanceOfSatisfying(VerbOutcome.Done.class, done -> assertThat(done.changed()).isFalse());
        assertThat(operations.nextBatchFromQueue().map(BatchView::number)).contains(2L);
        assertThat(operations.activeBatches(9).stream().map(BatchView::number)).containsExactly(2L, 1L);
        assertThat(operations.recentBatches(1).stream().map(BatchView::number)).containsExactly(2L);

        VerbOutcome locked = operations.acquireBatchLock(second, ServiceDesk.ACTOR);
        assertThat(locked.batch().lock().owner()).contains(OWNER);
        assertThat(operations.lockedBatches(9)).containsExactly(locked.batch());
        assertThat(operations.nextBatchFromQueue().map(BatchView::number)).contains(1L);
        VerbOutcome free = operations.releaseBatchLock(second, locked.batch().lock().fence(), ServiceDesk.ACTOR);
        assertThat(free.batch().lock().owner()).isEmpty();
    }

    @Test
    void a_verb_that_needs_a_reason_is_not_done_without() {
        for (BatchVerb verb : List.of(new Pause(), new CancelRest(), new ReleaseLock())) {
            assertThatThrownBy(() -> perform(first, verb, "  "))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("a reason is needed; say why with --reason TEXT");
        }
        assertThatThrownBy(() -> perform(first, new Resume(), "x".repeat(501)))
                .hasMessageStartingWith("the reason has 501 characters");
        assertThatThrownBy(() -> operations.stopping().stopAll(ServiceDesk.ACTOR, ""))
                .isInstanceOf(RefusedException.class);
        assertThat(desk.batches().require(first).status()).isEqualTo(BatchStatus.PENDING);
    }

    @Test
    void a_limit_out_of_range_and_a_batch_that_is_not_there_are_refused() {
        for (int wrong : new int[] {0, 101}) {
            assertThatThrownBy(() -> perform(first, new Limit(wrong), "")).hasMessageContaining("give 1 to 100");
        }
        assertThatThrownBy(() -> perform(new BatchRef.Numbered(7), new Pause(), "x"))
                .hasMessageContaining("there is no batch #7");
    }

    @Test
    void what_is_not_possible_names_its_precondition() {
        assertThat(perform(first, new Resume(), ""))
                .isInstanceOfSatisfying(
                        VerbOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.said()).isEqualTo("#1 is PENDING: only what is paused can be resumed");
                            assertThat(refused.precondition()).isEqualTo(new Resume().precondition());
                        });
    }

    @Test
    void who_decided_on_an_old_picture_is_told_what_happened_instead() {
        BatchView seen = desk.batches().require(first);
        perform(first, new Pause(), "lunch");
        assertThat(operations.perform(seen, new Pause(), Actor.user("ben", "desk-2"), "also lunch"))
                .isInstanceOfSatisfying(
                        VerbOutcome.Lost.class,
                        lost -> {
                            assertThat(lost.said())
                                    .contains("#1 is PAUSED now: user:thandi@desk-1 has paused it")
                                    .endsWith("(lunch)");
                            assertThat(lost.batch().status()).isEqualTo(BatchStatus.PAUSED);
                        });
    }

    @Test
    void a_move_names_another_batch_and_a_limit_holds_at_once() {
        BatchView anchor = desk.batches().require(first);
        assertThat(perform(second, new Move(new Move.Target.Before(anchor.id())), "").said())
                .isEqualTo("#2 stands directly before #1, with priority 5");
        assertThat(perform(second, new Move(new Move.Target.After(anchor.id())), "").said()).contains("after #1");
        assertThat(perform(second, new Limit(77), "").batch().maxConcurrentTrades()).isEqualTo(77);
    }

    @Test
    void a_release_tells_how_many_trades_are_at_the_bank_before_it_is_done() {
        desk.stage()
                .test()
                .execute(
                        "update batch set status = 'RUNNING', locked_by = 'desk-2:1:x', locked_at = now(),"
                                + " lock_timeout = now() - interval '1' second, fence = 3 where number = 1");
        assertThat(operations.consequence(first, new ReleaseLock()))
                .isEqualTo(
                        "desk-2:1:x loses #1 and stops within one step of a trade; none of its trades is at the bank"
                                + " right now");
        VerbOutcome released = operations.releaseBatchLock(first, ServiceDesk.ACTOR, "it hangs");
        assertThat(released).isInstanceOf(VerbOutcome.Done.class);
        assertThat(released.batch().lock().fence()).isEqualTo(3);
        assertThat(operations.cleanUpExpiredLocks(ServiceDesk.ACTOR)).isEmpty();
    }

    @Test
    void expired_locks_are_cleaned_up_with_a_word_for_each() {
        desk.stage()
                .test()
                .execute(
                        "update batch set status = 'RUNNING', locked_by = 'desk-2:1:x', locked_at = now(),"
                                + " lock_timeout = now() - interval '1' second, fence = 3 where number = 1");
        assertThat(operations.cleanUpExpiredLocks(ServiceDesk.ACTOR))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.cleared()).isTrue();
                            assertThat(one.said()).contains("the expired lock of desk-2:1:x is gone");
                            assertThat(one.batch().lock().owner()).isEmpty();
                        });
    }

    @Test
    void a_stop_is_told_by_its_phase_and_lifted_with_a_reason() {
        StopView stopped = operations.stopping().stopAll(ServiceDesk.ACTOR, "strange rates");
        assertThat(stopped.phase()).isEqualTo(StopView.Phase.STOPPED);
        assertThat(stopped.why()).contains("stopped by user:thandi@desk-1: strange rates");
        assertThat(operations.stopping().stopAll(ServiceDesk.ACTOR, "again").said()).contains("stopped already");
        assertThat(operations.stopping().look().phase()).isEqualTo(StopView.Phase.STOPPED);
        assertThat(operations.stopping().lift(ServiceDesk.ACTOR, "over").phase()).isEqualTo(StopView.Phase.RUNNING);
        desk.stage()
                .test()
                .execute("update desk set blocked_reason = 'blocked: a standby was promoted', blocked_at = now()");
        desk.stage()
                .test()
                .execute(
                        "insert into match_item (id, kind, client_id, state, next_ask_at)"
                                + " select id, 'ACCOUNT', client_id, 'OPEN', now() from account");
        assertThat(operations.stopping().look().why().orElse("")).contains("promoted", "still to be matched");
        assertThatThrownBy(() -> operations.stopping().lift(ServiceDesk.ACTOR, "over"))
                .hasMessageContainingAll("cannot be lifted yet", "still to be matched with the bank");
        assertThat(Arrays.asList(StopView.Phase.values())).contains(operations.stopping().look().phase());
    }
}
