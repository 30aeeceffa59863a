package com.fxbatchtrader.service.waiting;

import static com.fxbatchtrader.store.run.RunDesk.ME;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.QueueKey;
import com.fxbatchtrader.domain.queue.Expected;
import com.fxbatchtrader.domain.queue.Waiting;
import com.fxbatchtrader.service.view.WaitView;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.query.SightQueries;
import com.fxbatchtrader.store.run.RunDesk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The queue as the service tells it: one batch, all batches, and what a move would bring.
class WaitsTest {

    private final RunDesk desk = new RunDesk(DatabaseKind.H2_MEMORY);
    private final Waits waits = new Waits(new SightQueries(desk.database(), Duration.ofMinutes(15)));

    @AfterEach
    void close() {
        desk.close();
    }

    private WaitView of(UUID batch) {
        return waits.find(batch).orElseThrow();
    }

    @Test
    void every_batch_that_has_not_ended_has_a_cause_and_a_sentence_in_the_order_of_the_queue() {
        UUID running = desk.batch(2);
        desk.claimed(ME);
        UUID second = desk.batch(1);
        UUID third = desk.batch(1);
        UUID ended = desk.batch(1);
        desk.set(ended, "status = 'FAILED', pending_trades = 0, failed_trades = 1");

        assertThat(waits.all()).extracting(WaitView::batchId).containsExactly(running, second, third);
        assertThat(waits.find(ended)).isEmpty();
        assertThat(waits.find(UUID.randomUUID())).isEmpty();
        assertThat(of(running).sentence())
                .startsWith(ME + " runs it: 0 trades at once of at most 5, 2 to go; its lock is renewed before ");
        assertThat(of(second).sentence()).isEqualTo("It is next: a process that has room takes it at once.");
        assertThat(of(third).sentence()).isEqualTo("One batch stands before it: #2 batch-2, one trade to go.");
        assertThat(of(third).expected()).isEqualTo(new Expected.Unknown(Expected.Why.NOT_MEASURED));
    }

    @Test
    void with_measured_trades_there_are_times_and_a_move_changes_them() {
        UUID done = desk.batch(8);
        var key = desk.claimed(ME).key();
        for (int row = 2; row < 9; row++) {
            desk.write(key, desk.course(done, row).intoSuccess(900 + row));
        }
        UUID first = desk.batch(1);
        UUID second = desk.batch(1);
        WaitPicture picture = waits.look();
        Expected.Times times = (Expected.Times) picture.find(second).orElseThrow().expected();
        assertThat(times.start().orElseThrow().earliest()).isAfterOrEqualTo(picture.find(done).orElseThrow().at());
        assertThat(times.finish().latest()).isAfterOrEqualTo(times.start().orElseThrow().latest());
        assertThat(((Expected.Times) picture.find(done).orElseThrow().expected()).start()).isEmpty();

        QueueKey front = new QueueKey(10, 0, Instant.EPOCH, second);
        WaitPicture moved = picture.moved(Map.of(second, front));
        assertThat(moved.find(second).orElseThrow().cause()).isInstanceOf(Waiting.Next.class);
        assertThat(moved.find(first).orElseThrow().cause())
                .isEqualTo(new Waiting.Behind(1, 1, desk.row(second).number(), desk.row(second).name()));
    }

    @Test
    void nothing_waits_on_an_empty_desk() {
        assertThat(waits.all()).isEqualTo(List.of());
    }
}
