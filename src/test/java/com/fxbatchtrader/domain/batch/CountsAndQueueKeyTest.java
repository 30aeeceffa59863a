package com.fxbatchtrader.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fxbatchtrader.domain.trade.TradeStatus;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

class CountsAndQueueKeyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void counts_follow_any_walk_of_trades_through_their_states() {
        Random random = new Random(3);
        List<TradeStatus> states = List.of(TradeStatus.values());
        List<TradeStatus> trades = new ArrayList<>(Collections.nCopies(20, TradeStatus.PENDING));
        Counts counts = new Counts(20, 0, 0, 0, 0, 0, 0);
        for (int i = 0; i < 2000; i++) {
            int trade = random.nextInt(trades.size());
            TradeStatus next = states.get(random.nextInt(states.size()));
            if (trades.get(trade).mayBecome(next)) {
                counts = counts.moved(trades.get(trade), next);
                trades.set(trade, next);
            }
            assertThat(counts).isEqualTo(counted(trades));
        }
    }

    @Test
    void a_count_is_never_below_zero() {
        Counts none = new Counts(0, 0, 0, 0, 0, 0, 0);

        assertThatIllegalStateException().isThrownBy(() -> none.moved(TradeStatus.PENDING, TradeStatus.EXECUTING));
    }

    @Test
    void all_is_final_when_nothing_waits_runs_or_is_unsettled() {
        assertThat(new Counts(0, 0, 0, 0, 3, 2, 1).allFinal()).isTrue();
        assertThat(new Counts(1, 0, 0, 0, 3, 2, 1).allFinal()).isFalse();
        assertThat(new Counts(0, 1, 0, 0, 3, 2, 1).allFinal()).isFalse();
        assertThat(new Counts(0, 0, 1, 0, 3, 2, 1).allFinal()).isFalse();
        assertThat(new Counts(0, 0, 0, 1, 3, 2, 1).allFinal()).isFalse();
        assertThat(new Counts(0, 0, 2, 1, 0, 0, 0).unsettled()).isEqualTo(3);
    }

    @Test
    void the_queue_goes_by_priority_then_position_then_age_then_id() {
        List<QueueKey> inOrder =
                List.of(
                        new QueueKey(10, 900, NOW, new UUID(0, 9)),
                        new QueueKey(5, -1, NOW, new UUID(0, 9)),
                        new QueueKey(5, 100, NOW.minusSeconds(1), new UUID(0, 9)),
                        new QueueKey(5, 100, NOW, new UUID(0, 1)),
                        new QueueKey(5, 100, NOW, new UUID(0, 2)),
                        new QueueKey(5, 100, NOW, new UUID(0x8000_0000_0000_0000L, 0)),
                        new QueueKey(5, 101, NOW.minusSeconds(9), new UUID(0, 1)),
                        new QueueKey(1, -900, NOW.minusSeconds(9), new UUID(0, 1)));
        List<QueueKey> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(5));

        assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(inOrder);
    }

    @Test
    void a_lock_has_ended_at_the_instant_of_its_expiry() {
        LockLease lease = new LockLease("host:1:abc", NOW, NOW.plusSeconds(300), 7);

        assertThat(lease.expired(NOW.plusSeconds(299))).isFalse();
        assertThat(lease.expired(NOW.plusSeconds(300))).isTrue();
    }

    private static Counts counted(List<TradeStatus> trades) {
        return new Counts(
                count(trades, TradeStatus.PENDING),
                (int) trades.stream().filter(TradeStatus::running).count(),
                count(trades, TradeStatus.BOOKED),
                count(trades, TradeStatus.IN_DOUBT),
                count(trades, TradeStatus.SUCCESS),
                count(trades, TradeStatus.FAILED),
                count(trades, TradeStatus.CANCELLED));
    }

    private static int count(List<TradeStatus> trades, TradeStatus status) {
        return Collections.frequency(trades, status);
    }
}
