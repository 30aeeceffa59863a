package com.fxbatchtrader.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// How one process is killed. A process that comes to its end before is not.
sealed interface Strike {

    /// No process needs longer to its end than that; one that does hangs.
    Duration LONGEST = Duration.ofMinutes(4);

    /// Points that every trade passes.
    List<String> STEPS =
            List.of(
                    "before-balance",
                    "before-createQuote",
                    "after-createQuote",
                    "after-latestQuote",
                    "before-book",
                    "before-book",
                    "after-book",
                    "after-book",
                    "before-status",
                    "after-status");

    /// What the process is told by properties.
    List<String> properties(Path mark);

    /// Strikes, and returns when the process has ended.
    ///
    /// @return whether it was killed
    boolean strike(Running process, Path mark);

    /// The process ends itself at the n-th passing of a point, in the very moment.
    record AtPoint(String point, int nth) implements Strike {
        @Override
        public List<String> properties(Path mark) {
            return List.of("-Dcrash.point=" + point, "-Dcrash.nth=" + nth);
        }

        @Override
        public boolean strike(Running process, Path mark) {
            return process.ended(LONGEST) == com.fxbatchtrader.crash.inside.Points.EXIT_CODE;
        }
    }

    /// SIGKILL some time after the n-th passing of a point, wherever the process is then.
    record AfterPoint(String point, int nth, int millis) implements Strike {
        @Override
        public List<String> properties(Path mark) {
            return List.of("-Dcrash.point=" + point, "-Dcrash.nth=" + nth, "-Dcrash.mark=" + mark);
        }

        @Override
        public boolean strike(Running process, Path mark) {
            return process.until(() -> Files.exists(mark), LONGEST) && killed(process, millis);
        }
    }

    /// SIGKILL some time after the start: in starting, opening, importing, claiming.
    record AfterStart(int millis) implements Strike {
        @Override
        public List<String> properties(Path mark) {
            return List.of();
        }

        @Override
        public boolean strike(Running process, Path mark) {
            return killed(process, millis);
        }
    }

    private static boolean killed(Running process, int millis) {
        if (process.waited(millis)) {
            return false;
        }
        process.kill();
        return process.process().exitValue() == com.fxbatchtrader.crash.inside.Points.EXIT_CODE;
    }

    /// One that lets some trades end before, so that the program does not take the batch for poison: three runs in a
    /// row that end no trade are.
    static Strike late(RandomGenerator random) {
        String step = STEPS.get(random.nextInt(STEPS.size()));
        return switch (random.nextInt(5)) {
            case 0, 1 -> new AfterPoint(step, random.nextInt(8, 16), random.nextInt(300));
            case 2, 3 -> new AtPoint(step, random.nextInt(8, 18));
            default -> new AtPoint(random.nextBoolean() ? "before-commit" : "after-commit", random.nextInt(35, 90));
        };
    }

    /// One that may come before the first trade has ended, or begun.
    static Strike early(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> new AfterStart(random.nextInt(1500));
            case 1 -> new AtPoint("after-sync", random.nextInt(1, 12));
            case 2 -> new AtPoint(random.nextBoolean() ? "before-commit" : "after-commit", random.nextInt(1, 25));
            default -> new AtPoint(STEPS.get(random.nextInt(STEPS.size())), random.nextInt(1, 6));
        };
    }
}
