package com.fxbatchtrader.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/// What nobody may call, and where the one exception is.
final class Bans {

    /// The classes that are the real clock, the real threads and the real waits.
    private static final String PACING = "com\\.fxbatchtrader\\.time\\.(SystemPacing|OrderlyPool)(\\$.*)?";

    /// Beside them the JDK's HTTP client, which needs threads of its own for its sockets; no database is near them.
    private static final String PACING_OR_HTTP = "(" + PACING + ")|com\\.fxbatchtrader\\.bank\\.http\\.Clients";

    private static final String TIME = "a test runs the whole engine on virtual time: clocks come from Pacing";
    private static final String INTERRUPTS =
            "an interrupt in a database thread closes H2's file and cuts a commit in two; cancelling is a flag";
    private static final String THREADS =
            "threads are named, counted, bounded and ended in order: they come from Pacing";
    private static final String WAITS = "a wait outside Pacing stands still on virtual time, and an interrupt ends it";
    private static final String QUEUES = "a queue without a bound fills the memory when the reader is slow";

    private Bans() {}

    static List<ArchRule> rules() {
        return List.of(
                calls("reads a clock", Bans::readsClock, TIME),
                calls("interrupts", Bans::interrupts, INTERRUPTS),
                calls("makes threads or timers", Bans::makesThreads, PACING_OR_HTTP, THREADS),
                calls("waits by itself", Bans::waits, WAITS),
                calls("makes an unbounded queue", Bans::makesUnboundedQueue, QUEUES),
                systemOut(),
                printStackTrace(),
                staticFieldsAreFinal(),
                staticFieldsAreNoContainers());
    }

    private static ArchRule calls(String what, Predicate<CodeUnitAccessTarget> banned, String why) {
        return calls(what, banned, PACING, why);
    }

    private static ArchRule calls(String what, Predicate<CodeUnitAccessTarget> banned, String exempt, String why) {
        // Method references too, which are no calls to ArchUnit.
        DescribedPredicate<JavaAccess<?>> use =
                describe(
                        "that " + what,
                        access -> access.getTarget() instanceof CodeUnitAccessTarget target && banned.test(target));
        return noClasses().that().haveNameNotMatching(exempt).should().accessTargetWhere(use).because(why);
    }

    private static boolean readsClock(CodeUnitAccessTarget target) {
        return switch (target.getName()) {
            case "now" -> owner(target).startsWith("java.time.");
            case "nanoTime", "currentTimeMillis" -> owner(target).equals("java.lang.System");
            case "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes" ->
                    owner(target).equals("java.time.Clock") || owner(target).equals("java.time.InstantSource");
            case "<init>" -> owner(target).equals("java.util.Date") && target.getRawParameterTypes().isEmpty();
            case "getInstance" -> target.getOwner().isAssignableTo("java.util.Calendar");
            default -> false;
        };
    }

    private static boolean interrupts(CodeUnitAccessTarget target) {
        return switch (target.getName()) {
            case "interrupt" -> target.getOwner().isAssignableTo(Thread.class);
            case "shutdownNow" -> target.getOwner().isAssignableTo("java.util.concurrent.ExecutorService");
            case "cancel" ->
                    target.getOwner().isAssignableTo("java.util.concurrent.Future")
                            && target.getRawParameterTypes().size() == 1;
            default -> false;
        };
    }

    private static final Set<String> THREAD_MAKERS =
            Set.of(
                    "java.util.concurrent.Executors",
                    "java.util.concurrent.ForkJoinPool",
                    "java.util.concurrent.ThreadPoolExecutor",
                    "java.util.concurrent.ScheduledThreadPoolExecutor",
                    "java.util.concurrent.ScheduledExecutorService",
                    "java.util.concurrent.StructuredTaskScope",
                    "java.util.Timer");

    private static boolean makesThreads(CodeUnitAccessTarget target) {
        if (THREAD_MAKERS.contains(owner(target))) {
            return true;
        }
        return switch (target.getName()) {
            case "<init>", "start", "startVirtualThread", "ofVirtual", "ofPlatform" ->
                    target.getOwner().isAssignableTo(Thread.class);
            case "parallelStream", "parallel" -> owner(target).startsWith("java.util.");
            case "orTimeout", "completeOnTimeout", "delayedExecutor" -> isCompletableFuture(target);
            // Without an executor of its own a stage runs on the pool that everybody shares.
            default ->
                    isCompletableFuture(target)
                            && target.getName().endsWith("Async")
                            && target.getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Executor.class));
        };
    }

    private static boolean waits(CodeUnitAccessTarget target) {
        String owner = owner(target);
        return switch (target.getName()) {
            case "sleep" -> owner.equals("java.lang.Thread") || owner.equals("java.util.concurrent.TimeUnit");
            case "wait" -> owner.equals("java.lang.Object");
            case "park", "parkNanos", "parkUntil" -> owner.equals("java.util.concurrent.locks.LockSupport");
            case "await", "awaitNanos", "awaitUninterruptibly", "awaitUntil", "arriveAndAwaitAdvance", "awaitAdvance" ->
                    owner.startsWith("java.util.concurrent.");
            case "acquire", "acquireUninterruptibly" -> owner.equals("java.util.concurrent.Semaphore");
            case "take", "put" -> target.getOwner().isAssignableTo("java.util.concurrent.BlockingQueue");
            case "join" -> target.getOwner().isAssignableTo(Thread.class) || isCompletableFuture(target);
            case "get" -> target.getOwner().isAssignableTo("java.util.concurrent.Future");
            default -> false;
        };
    }

    private static boolean makesUnboundedQueue(CodeUnitAccessTarget target) {
        if (!target.getName().equals("<init>")) {
            return false;
        }
        boolean bounded = target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(int.class));
        return switch (owner(target)) {
            case "java.util.concurrent.LinkedBlockingQueue", "java.util.concurrent.LinkedBlockingDeque" -> !bounded;
            case "java.util.concurrent.LinkedTransferQueue",
                    "java.util.concurrent.PriorityBlockingQueue",
                    "java.util.concurrent.DelayQueue",
                    "java.util.concurrent.ConcurrentLinkedQueue",
                    "java.util.concurrent.ConcurrentLinkedDeque" ->
                    true;
            default -> false;
        };
    }

    private static boolean isCompletableFuture(CodeUnitAccessTarget target) {
        return target.getOwner().isAssignableTo("java.util.concurrent.CompletionStage");
    }

    private static String owner(CodeUnitAccessTarget target) {
        return target.getOwner().getFullName();
    }

    private static ArchRule systemOut() {
        DescribedPredicate<JavaAccess<?>> streams =
                describe(
                        "to System.out or System.err",
                        access ->
                                access.getTargetOwner().isEquivalentTo(System.class)
                                        && Set.of("out", "err").contains(access.getTarget().getName()));
        return noClasses()
                .that()
                .resideOutsideOfPackage("com.fxbatchtrader.app..")
                .should()
                .accessTargetWhere(streams)
                .because("with --json standard output is one document and nothing else: only app writes there");
    }

    private static ArchRule printStackTrace() {
        return noClasses()
                .should()
                .accessTargetWhere(
                        describe(
                                "that prints a stack trace",
                                access -> access.getTarget().getName().equals("printStackTrace")))
                .because("people get one line with what to do, and the log has the trace");
    }

    private static ArchRule staticFieldsAreFinal() {
        return fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("what changes for the whole process changes under a test's or another thread's feet");
    }

    private static final Set<String> CONTAINERS =
            Set.of(
                    "java.util.ArrayList",
                    "java.util.LinkedList",
                    "java.util.ArrayDeque",
                    "java.util.HashMap",
                    "java.util.LinkedHashMap",
                    "java.util.TreeMap",
                    "java.util.HashSet",
                    "java.util.LinkedHashSet",
                    "java.util.TreeSet",
                    "java.util.EnumMap",
                    "java.util.Random",
                    "java.util.concurrent.ConcurrentMap",
                    "java.util.concurrent.BlockingQueue",
                    "java.lang.ThreadLocal",
                    "java.lang.StringBuilder",
                    "java.util.concurrent.Semaphore",
                    "java.util.concurrent.locks.Lock");

    private static ArchRule staticFieldsAreNoContainers() {
        DescribedPredicate<JavaField> changing =
                describe(
                        "that hold something that changes",
                        field ->
                                field.getModifiers().contains(JavaModifier.STATIC)
                                        && !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                                        && changes(field.getRawType()));
        return noFields()
                .should(new Holding(changing))
                .because("a static field is a constant: state belongs to objects that somebody makes and hands on");
    }

    private static boolean changes(JavaClass type) {
        return type.isArray()
                || type.getPackageName().equals("java.util.concurrent.atomic")
                || CONTAINERS.stream().anyMatch(type::isAssignableTo);
    }
}
