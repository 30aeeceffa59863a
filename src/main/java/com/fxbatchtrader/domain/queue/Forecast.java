package com.fxbatchtrader.domain.queue;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Obstacle;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// When each batch is expected to start and to finish: the places of the batches that run now become free as their
/// trades end, and are given to the others in the order of the claim. Done twice, with the median and with the high
/// time of a trade; the range is what lies between. Pure; takes n · log n for n batches.
///
/// What it can't know: how many batches a process would run besides those that it runs, its limit of trades over all
/// its batches, and what people will do.
public final class Forecast {

    private final Sight sight;
    private final Map<UUID, Expected> expected = new HashMap<>();
    private final List<Course.Job> jobs = new ArrayList<>();
    private final List<Course.Job> running = new ArrayList<>();

    private Forecast(Sight sight) {
        this.sight = sight;
    }

    /// What is expected of each batch of this sight.
    public static Map<UUID, Expected> of(Sight sight, Pace pace) {
        Forecast forecast = new Forecast(sight);
        sight.lines().forEach(forecast::sort);
        forecast.calculate(pace);
        return Map.copyOf(forecast.expected);
    }

    private void sort(Line line) {
        switch (line.standing().status()) {
            case SUCCESS, PARTIAL_SUCCESS, FAILED, CANCELLED -> unknown(line, Expected.Why.ENDED);
            case DRAFT, AWAITING_APPROVAL, PAUSED -> unknown(line, Expected.Why.HELD);
            case PENDING -> queued(line);
            case RUNNING -> {
                if (line.standing().begun()) {
                    begun(line);
                } else {
                    unknown(line, Expected.Why.BANK);
                }
            }
        }
    }

    private void queued(Line line) {
        Optional<Obstacle> obstacle = line.standing().toRun("", sight.now());
        switch (obstacle.orElse(null)) {
            case null -> claimable(line, sight.now());
            case Obstacle.NotBefore(Instant until) -> claimable(line, until);
            case Obstacle.Held _, Obstacle.Barred _, Obstacle.NotQueued _ -> unknown(line, Expected.Why.HELD);
        }
    }

    private void begun(Line line) {
        if (line.runner(sight.now()).isEmpty()) {
            claimable(line, sight.now());
        } else if (sight.hold().isPresent() || sight.withoutRate().containsKey(line.id())) {
            unknown(line, Expected.Why.HELD);
        } else {
            running.add(new Course.Job(line, sight.now(), rounds(line)));
        }
    }

    private void claimable(Line line, Instant from) {
        if (sight.hold().isPresent()) {
            unknown(line, Expected.Why.HELD);
        } else {
            jobs.add(new Course.Job(line, from, rounds(line)));
        }
    }

    /// How many trades one after the other its longest place has before it.
    private static long rounds(Line line) {
        int begun = line.counts().running();
        int toGo = line.wanted().isPresent() ? begun : begun + line.counts().pending();
        return Math.ceilDiv(toGo, line.limit());
    }

    private void calculate(Pace pace) {
        switch (pace) {
            case Pace.Unmeasured _ -> {
                jobs.forEach(job -> unknown(job.line(), Expected.Why.NOT_MEASURED));
                running.forEach(job -> unknown(job.line(), Expected.Why.NOT_MEASURED));
            }
            case Pace.Measured measured -> calculate(measured);
        }
    }

    private void calculate(Pace.Measured pace) {
        Map<UUID, Course.Span> quick = course(pace.median());
        Map<UUID, Course.Span> slow = course(pace.high());
        for (Course.Job job : running) {
            if (job.line().wanted().filter(BatchStatus.PAUSED::equals).isPresent()) {
                unknown(job.line(), Expected.Why.HELD);
            } else {
                runs(job.line(), quick.get(job.line().id()), slow.get(job.line().id()));
            }
        }
        jobs.forEach(job -> put(job.line(), quick.get(job.line().id()), slow.get(job.line().id())));
    }

    private void runs(Line line, Course.@Nullable Span quick, Course.@Nullable Span slow) {
        if (quick != null && slow != null) {
            expected.put(line.id(), new Expected.Times(Optional.empty(), range(quick.end(), slow.end())));
        }
    }

    private void put(Line line, Course.@Nullable Span quick, Course.@Nullable Span slow) {
        if (quick == null || slow == null) {
            unknown(line, Expected.Why.NO_WORKER);
        } else {
            Expected.Range finish = range(quick.end(), slow.end());
            Expected.Range start = range(quick.start(), slow.start());
            expected.put(line.id(), new Expected.Times(Optional.of(start), finish));
        }
    }

    private Map<UUID, Course.Span> course(Duration trade) {
        int spare = running.isEmpty() && Force.idle(sight) ? 1 : 0;
        return new Course(sight.now(), trade).run(running, jobs, spare);
    }

    // with times not before and priorities, slower trades can let a batch start sooner
    private static Expected.Range range(Instant quick, Instant slow) {
        return quick.isAfter(slow) ? new Expected.Range(slow, quick) : new Expected.Range(quick, slow);
    }

    private void unknown(Line line, Expected.Why why) {
        expected.put(line.id(), new Expected.Unknown(why));
    }
}
