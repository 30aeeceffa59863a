package com.fxbatchtrader.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The rules can find each defect that they are there for, and leave good code alone. Defects of one kind are compiled
/// together, each in a class of its own (Bad0, Bad1, ...), since a compiler run each would take long.
final class ArchitectureRulesTest {

    @TempDir private Path folder;

    private String complaints(String... sources) {
        JavaClasses classes = Compiled.into(folder, sources);
        return ArchitectureTest.rules()
                .map(rule -> rule.evaluate(classes))
                .filter(EvaluationResult::hasViolation)
                .map(result -> result.getFailureReport().toString())
                .collect(joining("\n"));
    }

    /// Each member, in a class of its own in that room, is complained about in these words.
    private void assertEachFound(String room, String words, List<String> members) {
        String[] sources =
                IntStream.range(0, members.size())
                        .mapToObj(
                                i ->
                                        "package com.fxbatchtrader.%s; class Bad%d { %s }"
                                                .formatted(room, i, members.get(i)))
                        .toArray(String[]::new);
        List<String> lines = complaints(sources).lines().toList();
        assertThat(lines).anySatisfy(line -> assertThat(line).contains(words));
        for (int i = 0; i < members.size(); i++) {
            String name = "com\\.fxbatchtrader\\." + room + "\\.Bad" + i + "\\b";
            assertThat(lines).as(members.get(i)).anySatisfy(line -> assertThat(line).containsPattern(name));
        }
    }

    private static List<String> methods(String... bodies) {
        return Stream.of(bodies).map(body -> "void act() throws Exception { " + body + " }").toList();
    }

    @Test
    void an_import_upwards_or_sideways_is_found() {
        List<String> above = List.of("store", "bank", "files", "engine.trade", "service.view", "app", "api");
        String[] targets =
                above.stream()
                        .map(room -> "package com.fxbatchtrader.%s; public class Target {}".formatted(room))
                        .toArray(String[]::new);
        Compiled.into(folder, targets);

        for (String room : List.of("domain", "time")) {
            assertThat(complaintsAboutKnowing(room, above)).contains(room + " may know only itself");
        }
        assertKnowsNone("store", List.of("bank", "files", "engine.trade", "service.view", "app", "api"));
        assertKnowsNone("bank", List.of("store", "files", "engine.trade", "service.view", "app", "api"));
        assertKnowsNone("files", List.of("store", "bank", "engine.trade", "service.view", "app", "api"));
        assertKnowsNone("engine", List.of("service.view", "app", "api"));
        assertKnowsNone("service", List.of("app", "api"));
        assertKnowsNone("console", List.of("app", "api"));
    }

    private void assertKnowsNone(String room, List<String> above) {
        String complaints = complaintsAboutKnowing(room, above);
        assertThat(complaints).contains(room + " may know only");
        above.forEach(
                target ->
                        assertThat(complaints)
                                .contains("com.fxbatchtrader.%s.Knows.%s".formatted(room, target.replace(".", ""))));
    }

    private String complaintsAboutKnowing(String room, List<String> others) {
        String fields =
                others.stream()
                        .map(other -> "com.fxbatchtrader.%s.Target %s;".formatted(other, other.replace(".", "")))
                        .collect(joining());
        return complaints("package com.fxbatchtrader.%s; class Knows { %s }".formatted(room, fields));
    }

    @Test
    void an_import_downwards_is_allowed() {
        assertThat(
                        complaints(
                                "package com.fxbatchtrader.domain; public class Money {}",
                                "package com.fxbatchtrader.store.run; public class Runs {"
                                        + " com.fxbatchtrader.domain.Money m; }",
                                "package com.fxbatchtrader.bank; public class Bank { com.fxbatchtrader.domain.Money m;"
                                        + " }",
                                "package com.fxbatchtrader.engine; public class Runner {"
                                        + " com.fxbatchtrader.store.run.Runs r; com.fxbatchtrader.bank.Bank b; }",
                                "package com.fxbatchtrader.service; public class Desk { com.fxbatchtrader.engine.Runner"
                                        + " r; }",
                                "package com.fxbatchtrader.app; class Wiring { com.fxbatchtrader.service.Desk d; }"))
                .isEmpty();
    }

    @Test
    void a_circle_between_sub_packages_is_found() {
        assertThat(
                        complaints(
                                "package com.fxbatchtrader.domain.trade; public class A {"
                                        + " com.fxbatchtrader.domain.batch.B b; }",
                                "package com.fxbatchtrader.domain.batch; public class B {"
                                        + " com.fxbatchtrader.domain.trade.A a; }"))
                .contains("Cycle detected");
    }

    @Test
    void a_class_outside_the_rooms_is_found() {
        assertThat(complaints("package com.fxbatchtrader.util; class Bad {}")).contains("outside the rooms");
    }

    @Test
    void a_library_in_the_wrong_room_is_found() {
        assertEachFound(
                "service",
                "belongs to [store] alone",
                List.of(
                        "java.sql.Connection field;",
                        "javax.sql.DataSource field;",
                        "org.hibernate.Session field;",
                        "org.h2.Driver field;",
                        "com.zaxxer.hikari.HikariDataSource field;",
                        "org.flywaydb.core.Flyway field;"));
        assertEachFound("engine", "belongs to [bank, api] alone", List.of("java.net.http.HttpClient field;"));
        assertEachFound(
                "engine", "belongs to [domain, store] alone", List.of("jakarta.persistence.EntityManager field;"));
        assertEachFound("domain", "belongs to [store] alone", List.of("org.hibernate.annotations.CacheLayout field;"));
        assertEachFound("service", "belongs to [app] alone", List.of("picocli.CommandLine field;"));
    }

    @Test
    void the_screens_library_in_the_wrong_room_is_found() {
        Compiled.into(folder, "package javafx.scene; public class Node {}");

        assertEachFound("service", "belongs to [console, app] alone", List.of("javafx.scene.Node node;"));
    }

    @Test
    void a_clock_read_outside_the_pacing_is_found() {
        assertEachFound(
                "engine",
                "reads a clock",
                methods(
                        "java.time.Instant.now();",
                        "java.time.LocalDate.now();",
                        "java.time.LocalDate.now(java.time.ZoneOffset.UTC);",
                        "java.time.ZonedDateTime.now();",
                        "java.time.Clock.systemUTC();",
                        "java.time.InstantSource.system();",
                        "System.nanoTime();",
                        "System.currentTimeMillis();",
                        "new java.util.Date();",
                        "java.util.Calendar.getInstance();",
                        "java.util.function.Supplier<java.time.Instant> clock = java.time.Instant::now;"));
    }

    @Test
    void an_interrupt_is_found() {
        assertEachFound(
                "store",
                "that interrupts",
                methods(
                        "Thread.currentThread().interrupt();",
                        "((java.util.concurrent.ExecutorService) null).shutdownNow();",
                        "((java.util.concurrent.ThreadPoolExecutor) null).shutdownNow();",
                        "((java.util.concurrent.Future<?>) null).cancel(true);",
                        "((java.util.concurrent.CompletableFuture<?>) null).cancel(false);"));
    }

    @Test
    void a_thread_or_timer_made_outside_the_pacing_is_found() {
        assertEachFound(
                "bank",
                "makes threads or timers",
                methods(
                        "new Thread(() -> {});",
                        "Thread.ofVirtual();",
                        "Thread.ofPlatform();",
                        "Thread.startVirtualThread(() -> {});",
                        "new java.util.Timer();",
                        "java.util.concurrent.Executors.newFixedThreadPool(1);",
                        "java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor();",
                        "((java.util.concurrent.ScheduledExecutorService) null).schedule(() -> {}, 1, null);",
                        "java.util.concurrent.ForkJoinPool.commonPool();",
                        "java.util.List.of().parallelStream();",
                        "java.util.concurrent.CompletableFuture.runAsync(() -> {});",
                        "new java.util.concurrent.CompletableFuture<String>().thenRunAsync(() -> {});",
                        "new java.util.concurrent.CompletableFuture<String>().orTimeout(1, null);"));
    }

    @Test
    void a_wait_outside_the_pacing_is_found() {
        assertEachFound(
                "engine",
                "waits by itself",
                methods(
                        "Thread.sleep(1);",
                        "java.util.concurrent.TimeUnit.SECONDS.sleep(1);",
                        "new Object().wait();",
                        "java.util.concurrent.locks.LockSupport.parkNanos(1);",
                        "new java.util.concurrent.CountDownLatch(1).await();",
                        "new java.util.concurrent.locks.ReentrantLock().newCondition().await();",
                        "new java.util.concurrent.Semaphore(1).acquire();",
                        "new java.util.concurrent.ArrayBlockingQueue<String>(1).take();",
                        "new java.util.concurrent.CompletableFuture<String>().join();",
                        "new java.util.concurrent.CompletableFuture<String>().get();",
                        "Thread.currentThread().join();"));
    }

    @Test
    void an_unbounded_queue_is_found() {
        assertEachFound(
                "engine",
                "makes an unbounded queue",
                methods(
                        "new java.util.concurrent.LinkedBlockingQueue<String>();",
                        "new java.util.concurrent.LinkedBlockingDeque<String>();",
                        "new java.util.concurrent.ConcurrentLinkedQueue<String>();",
                        "new java.util.concurrent.PriorityBlockingQueue<String>(11);"));
    }

    @Test
    void words_past_the_log_are_found() {
        assertEachFound(
                "service",
                "only app writes there",
                methods("System.out.println();", "System.err.println();", "System.out.printf(\"\");"));
        assertEachFound("app", "prints a stack trace", methods("new Exception().printStackTrace();"));
    }

    @Test
    void static_state_is_found() {
        assertEachFound(
                "domain", "should be final", List.of("static int count;", "private static String last = null;"));
        assertEachFound(
                "domain",
                "state belongs to objects",
                List.of(
                        "static final int[] TABLE = {1};",
                        "static final java.util.HashMap<String, String> CACHE = new java.util.HashMap<>();",
                        "static final java.util.concurrent.ConcurrentMap<String, String> CACHE = null;",
                        "static final java.util.concurrent.atomic.AtomicLong NEXT = null;",
                        "static final java.util.concurrent.locks.Lock LOCK = null;",
                        "static final ThreadLocal<String> CURRENT = new ThreadLocal<>();"));
    }

    @Test
    void good_code_is_left_alone() {
        assertThat(
                        complaints(
                                """
                                package com.fxbatchtrader.app;
                                import java.util.List;
                                import java.util.concurrent.*;
                                class Good {
                                    enum Kind { A, B }
                                    static final List<String> NAMES = List.of("a");
                                    static final java.time.Duration LIMIT = java.time.Duration.ofSeconds(1);
                                    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>(10);
                                    int act(Kind kind, Executor executor) {
                                        System.out.println(kind);
                                        queue.offer("x");
                                        CompletableFuture.runAsync(() -> {}, executor);
                                        return switch (kind) { case A -> 1; case B -> 2; };
                                    }
                                }
                                """))
                .isEmpty();
    }

    @Test
    void the_pacing_itself_may_read_the_clock_and_wait() {
        assertThat(
                        complaints(
                                """
                                package com.fxbatchtrader.time;
                                class SystemPacing {
                                    static class Inner { void act() { System.nanoTime(); } }
                                    void pause() throws Exception { Thread.sleep(1); }
                                }
                                """))
                .isEmpty();
    }
}
