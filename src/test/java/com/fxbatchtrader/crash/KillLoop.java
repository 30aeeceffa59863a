package com.fxbatchtrader.crash;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/// Starts processes on sheets of trades and kills them, as many at a time as the database takes, until there are kills
/// enough. What is left then is for [Ending].
final class KillLoop {

    private static final int ROWS = 60;

    private final Scene scene;
    private final RandomGenerator random;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger setBack = new AtomicInteger();

    KillLoop(Scene scene, long seed) {
        this.scene = scene;
        this.random = new SplittableRandom(seed);
    }

    /// Kills until it is enough.
    ///
    /// @param enough is told how many kills there were
    void kill(IntPredicate enough) {
        Sheet first = scene.sheets().undisturbed(6);
        sheets.add(first);
        scene.warmUp(first);
        List<RandomGenerator> randoms = new ArrayList<>();
        for (int lane = 0; lane < scene.desk().processes(); lane++) {
            randoms.add(((SplittableRandom) random).split());
        }
        try (ExecutorService lanes = Executors.newFixedThreadPool(randoms.size())) {
            List<Future<?>> all = new ArrayList<>();
            for (int lane = 0; lane < randoms.size(); lane++) {
                boolean mayBeEarly = randoms.size() == 1;
                RandomGenerator own = randoms.get(lane);
                all.add(lanes.submit(() -> lane(own, mayBeEarly, enough)));
            }
            for (Future<?> lane : all) {
                lane.get();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a test", e);
        } catch (ExecutionException e) {
            throw new AssertionError("a lane of the kill loop failed", e.getCause());
        }
    }

    private void lane(RandomGenerator own, boolean mayBeEarly, IntPredicate enough) {
        Sheet sheet = another();
        for (int round = 0; !enough.test(kills.get()); round++) {
            boolean early = mayBeEarly && round % 3 == 2;
            strike(sheet, early ? Strike.early(own) : Strike.late(own));
            if (sheet.ended()) {
                sheet = another();
            }
        }
    }

    private synchronized Sheet another() {
        Sheet sheet = scene.sheets().next(ROWS);
        sheets.add(sheet);
        return sheet;
    }

    private void strike(Sheet sheet, Strike strike) {
        Path mark = scene.mark();
        Running running = scene.run(sheet, strike.properties(mark));
        boolean killed = strike.strike(running, mark);
        sheet.heard(running);
        if (killed) {
            kills.incrementAndGet();
            afterKill(sheet);
        } else {
            came(sheet, running);
        }
    }

    private void afterKill(Sheet sheet) {
        if (scene.desk().killed()) {
            setBack.incrementAndGet();
            sheets().forEach(Sheet::forget);
        }
        if (sheet.number().isEmpty()) {
            learnNumbers();
        }
    }

    /// Under what numbers the batches are stored, as the program says now.
    private void learnNumbers() {
        for (JsonNode batch : JsonMapper.shared().readTree(scene.command(List.of(0), "batch", "list", "--json"))) {
            String name = batch.path("name").asString();
            sheets().stream()
                    .filter(sheet -> sheet.name().equals(name))
                    .forEach(sheet -> sheet.stored(batch.path("number").asString()));
        }
    }

    private void came(Sheet sheet, Running running) {
        int code = running.process().exitValue();
        switch (code) {
            case 0, 3, 4 -> sheet.end();
            case 6 -> problem(sheet.name() + ": something stays in doubt: " + running.err());
            default -> {
                problem(sheet.name() + ": a run came to its end with exit code " + code + ": " + running.err());
            }
        }
    }

    private synchronized void problem(String text) {
        problems.add(text);
    }

    int kills() {
        return kills.get();
    }

    /// After how many of them the database had lost something that was committed.
    int setBack() {
        return setBack.get();
    }

    synchronized List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /// What went wrong on the way, in words.
    synchronized List<String> problems() {
        return List.copyOf(problems);
    }
}
