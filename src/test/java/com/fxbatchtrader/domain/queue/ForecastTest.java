package com.fxbatchtrader.domain.queue;

import static com.fxbatchtrader.domain.queue.Lines.DESK_1;
import static com.fxbatchtrader.domain.queue.Lines.DESK_2;
import static com.fxbatchtrader.domain.queue.Lines.NOW;
import static com.fxbatchtrader.domain.queue.Lines.TEN_TO_TWENTY_SECONDS;
import static com.fxbatchtrader.domain.queue.Lines.asked;
import static com.fxbatchtrader.domain.queue.Lines.batch;
import static com.fxbatchtrader.domain.queue.Lines.held;
import static com.fxbatchtrader.domain.queue.Lines.id;
import static com.fxbatchtrader.domain.queue.Lines.line;
import static com.fxbatchtrader.domain.queue.Lines.pending;
import static com.fxbatchtrader.domain.queue.Lines.queued;
import static com.fxbatchtrader.domain.queue.Lines.running;
import static com.fxbatchtrader.domain.queue.Lines.sight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.QueueKey;
import com.fxbatchtrader.domain.desk.DeskHold;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;

/// When batches start and finish, by trades of 10 to 20 seconds, five at once.
class ForecastTest {

    private static Expected expected(long number, Sight sight) {
        return Forecast.of(sight, TEN_TO_TWENTY_SECONDS).getOrDefault(id(number), unknown(Expected.Why.ENDED));
    }

    private static Expected unknown(Expected.Why why) {
        return new Expected.Unknown(why);
    }

    private static Expected.Range in(long earliest, long latest) {
        return new Expected.Range(NOW.plusSeconds(earliest), NOW.plusSeconds(latest));
    }

    private static Expected times(Expected.Range start, Expected.Range finish) {
        return new Expected.Times(Optional.of(start), finish);
    }

    @Test
    void a_place_is_given_on_when_its_batch_has_ended() {
        // 5 at once and 10 to go are three rounds; ten queued trades are two
        Sight sight = sight(running(9, DESK_1, 10), queued(1), queued(2));
        assertThat(expected(9, sight)).isEqualTo(new Expected.Times(Optional.empty(), in(30, 60)));
        assertThat(expected(1, sight)).isEqualTo(times(in(30, 60), in(50, 100)));
        assertThat(expected(2, sight)).isEqualTo(times(in(50, 100), in(70, 140)));
    }

    @Test
    void two_places_are_given_to_two() {
        Sight sight = sight(running(8, DESK_1, 0), running(9, DESK_2, 10), queued(1), queued(2));
        assertThat(expected(1, sight)).isEqualTo(times(in(10, 20), in(30, 60)));
        assertThat(expected(2, sight)).isEqualTo(times(in(30, 60), in(50, 100)));
    }

    @Test
    void one_that_may_not_start_yet_lets_others_go_first() {
        Sight sight = sight(running(9, DESK_1, 0), queued(1, NOW.plusSeconds(15)), queued(2), queued(3));
        // at 10 s only the second may start, at 30 s the first is there again; slow: at 20 s the first may start
        assertThat(expected(1, sight)).isEqualTo(times(in(20, 30), in(50, 60)));
        assertThat(expected(2, sight)).isEqualTo(times(in(10, 60), in(30, 100)));
        Sight far = sight(running(9, DESK_1, 0), queued(1, NOW.plusSeconds(500)));
        assertThat(expected(1, far)).isEqualTo(times(in(500, 500), in(520, 540)));
    }

    @Test
    void a_run_without_an_owner_goes_before_the_queue() {
        Line gone = line(8, held(BatchStatus.RUNNING, DESK_2, -1), pending(5), Optional.empty());
        Sight sight = sight(running(9, DESK_1, 0), queued(1), gone);
        assertThat(expected(8, sight)).isEqualTo(times(in(10, 20), in(20, 40)));
        assertThat(expected(1, sight)).isEqualTo(times(in(20, 40), in(40, 80)));
    }

    @Test
    void what_people_hold_has_no_times() {
        Line locked = line(4, held(BatchStatus.PENDING, DESK_1, 30), pending(10), Optional.empty());
        Sight sight =
                sight(
                        running(9, DESK_1, 0),
                        batch(1, BatchStatus.PAUSED),
                        batch(2, BatchStatus.DRAFT),
                        locked,
                        queued(5));
        assertThat(List.of(expected(1, sight), expected(2, sight), expected(4, sight)))
                .containsOnly(unknown(Expected.Why.HELD));
        assertThat(expected(5, sight)).as("they keep nobody back").isEqualTo(times(in(10, 20), in(30, 60)));
        Sight stopped = sight(Optional.of(new DeskHold.Blocked("promoted")), 9, running(9, DESK_1, 0), queued(5));
        assertThat(List.of(expected(9, stopped), expected(5, stopped))).containsOnly(unknown(Expected.Why.HELD));
    }

    @Test
    void a_batch_that_is_being_paused_gives_its_place_free_and_one_that_is_cancelled_ends() {
        Sight pausing = sight(asked(9, BatchStatus.PAUSED), queued(1));
        assertThat(expected(9, pausing)).isEqualTo(unknown(Expected.Why.HELD));
        assertThat(expected(1, pausing)).isEqualTo(times(in(10, 20), in(30, 60)));
        assertThat(expected(9, sight(asked(9, BatchStatus.CANCELLED))))
                .isEqualTo(new Expected.Times(Optional.empty(), in(10, 20)));
    }

    @Test
    void a_run_that_waits_for_a_rate_gives_no_place_free() {
        Sight sight =
                new Sight(
                        NOW,
                        Optional.empty(),
                        List.of(running(9, DESK_1, 5), queued(1)),
                        Map.of(id(9), new Sight.MissingRate("USD/ZAR", Optional.empty())),
                        Optional.empty(),
                        Optional.empty());
        assertThat(expected(9, sight)).isEqualTo(unknown(Expected.Why.HELD));
        assertThat(expected(1, sight)).isEqualTo(unknown(Expected.Why.NO_WORKER));
    }

    @Test
    void nothing_is_invented() {
        Sight sight = sight(running(9, DESK_1, 5), queued(1));
        assertThat(Forecast.of(sight, new Pace.Unmeasured()).values())
                .hasSize(2)
                .containsOnly(unknown(Expected.Why.NOT_MEASURED));
        assertThat(expected(1, sight(queued(1)))).isEqualTo(unknown(Expected.Why.NO_WORKER));
    }

    @Test
    void who_has_ended_a_batch_lately_is_taken_to_be_there_unless_something_was_left_standing() {
        Line noon = queued(1, NOW.plusSeconds(600));
        Optional<Instant> lately = Optional.of(NOW.minusSeconds(30));
        Sight idle = new Sight(NOW, Optional.empty(), List.of(noon), Map.of(), Optional.empty(), lately);
        assertThat(expected(1, idle)).isEqualTo(times(in(600, 600), in(620, 640)));
        Sight left =
                new Sight(
                        NOW, Optional.empty(), List.of(queued(1)), Map.of(), Optional.of(NOW.minusSeconds(9)), lately);
        assertThat(expected(1, left)).isEqualTo(unknown(Expected.Why.NO_WORKER));
    }

    @Test
    void a_move_pushes_back_those_it_overtakes() {
        Sight sight = sight(running(9, DESK_1, 0), queued(1), queued(2));
        Sight moved = sight.moved(Map.of(id(2), new QueueKey(9, 1, NOW, id(2))));
        assertThat(expected(2, moved)).isEqualTo(times(in(10, 20), in(30, 60)));
        assertThat(expected(1, moved)).isEqualTo(times(in(30, 60), in(50, 100)));
    }

    @Test
    void no_range_begins_in_the_past_or_ends_before_it_begins() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            List<Line> lines = new ArrayList<>();
            for (long number = 1; number < 12; number++) {
                lines.add(
                        switch (random.nextInt(4)) {
                            case 0 -> running(number, DESK_1, random.nextInt(50));
                            case 1 -> queued(number, NOW.plusSeconds(random.nextLong(-100, 300)));
                            case 2 -> line(number, held(BatchStatus.RUNNING, DESK_2, -9), pending(0), Optional.empty());
                            default -> queued(number);
                        });
            }
            Map<UUID, Expected> all = Forecast.of(sight(lines.toArray(Line[]::new)), TEN_TO_TWENTY_SECONDS);
            assertThat(all).hasSize(lines.size());
            all.values().forEach(ForecastTest::assertSound);
        }
    }

    private static void assertSound(Expected expected) {
        if (expected instanceof Expected.Times(Optional<Expected.Range> start, Expected.Range finish)) {
            assertThat(finish.latest()).isAfterOrEqualTo(finish.earliest());
            assertThat(finish.earliest()).isAfterOrEqualTo(NOW);
            start.ifPresent(
                    range -> {
                        assertThat(range.earliest()).isAfterOrEqualTo(NOW);
                        assertThat(range.latest()).isAfterOrEqualTo(range.earliest());
                        assertThat(finish.latest()).isAfterOrEqualTo(range.latest());
                    });
        }
    }

    @Test
    void a_pace_needs_some_trades_and_has_a_median_and_a_high_time() {
        List<Pace.Sample> samples =
                LongStream.rangeClosed(1, 10)
                        .mapToObj(i -> new Pace.Sample(Duration.ofSeconds(i), NOW.minusSeconds(i)))
                        .toList();
        assertThat(Pace.of(samples.subList(0, 4))).isEqualTo(new Pace.Unmeasured());
        assertThat(Pace.of(samples))
                .isEqualTo(new Pace.Measured(Duration.ofSeconds(5), Duration.ofSeconds(9), 10, NOW.minusSeconds(10)));
        List<Pace.Sample> odd = new ArrayList<>(samples.subList(0, 4));
        odd.add(new Pace.Sample(Duration.ofSeconds(-3), NOW));
        assertThat(Pace.of(odd)).as("a negative time is none").isEqualTo(new Pace.Unmeasured());
    }
}
