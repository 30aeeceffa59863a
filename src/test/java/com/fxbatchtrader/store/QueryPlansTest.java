package com.fxbatchtrader.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.Batch;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.store.PlanWatch.Plan;
import com.fxbatchtrader.store.feed.FeedCursor;
import com.fxbatchtrader.store.feed.FeedStore;
import com.fxbatchtrader.store.query.BatchQueries;
import com.fxbatchtrader.store.query.DoubtQueries;
import com.fxbatchtrader.store.queue.LockStore;
import com.fxbatchtrader.store.queue.Order;
import com.fxbatchtrader.store.queue.Outcome;
import com.fxbatchtrader.store.queue.Place;
import com.fxbatchtrader.store.queue.PlaceStore;
import com.fxbatchtrader.store.queue.Seen;
import com.fxbatchtrader.store.run.Claim;
import com.fxbatchtrader.store.run.ClaimStore;
import com.fxbatchtrader.store.run.LeaseStore;
import com.fxbatchtrader.store.run.QueueStore;
import com.fxbatchtrader.store.run.WorkStore;
import com.fxbatchtrader.time.SystemPacing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// At 100,000 queued batches every statement that queue, locks, lists, doubts and feed send is served by an index and
/// reads a few rows, with the database's statistics and without. What is explained is what the product sends. The plans
/// are left in `target/plans`.
@Tag("slow")
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
final class QueryPlansTest {

    private static final String ME = "desk-1:4711:a1b2c3";
    private static final Duration LOCK = Duration.ofMinutes(5);
    private static final int PAGE = 50;

    /// What grows with the queue and with time; a desk has few rows of everything else.
    private static final String LONG = "(batch|trade|event|booking_attempt|reservation)";

    private static final Pattern WHOLE =
            Pattern.compile("seq scan on " + LONG + "\\b|public\\." + LONG + "\\.tablescan");

    private static final Pattern H2_ROWS = Pattern.compile("scancount: (\\d+)");
    private static final Pattern ROWS = Pattern.compile("scan.* on .*actual rows=([0-9.]+) loops=(\\d+)");
    private static final Pattern REMOVED = Pattern.compile("rows removed by .*: (\\d+)");
    private static final Pattern BUFFERS = Pattern.compile("buffers: shared (?:hit=(\\d+))? ?(?:read=(\\d+))?");

    private final DatabaseKind kind;
    private final SystemPacing pacing = new SystemPacing();
    private final Uuid7 ids = new Uuid7(pacing);

    QueryPlansTest(DatabaseKind kind) {
        this.kind = kind;
    }

    /// Something that the product does, and how many rows a statement of it may read.
    private record Deed(String name, int most, PlanWatch.Work work) {}

    @Test
    void at_100_000_queued_batches_nothing_reads_more_than_it_needs() throws Exception {
        try (TestDatabase test = TestDatabase.fresh(kind, pacing);
                PlanWatch watch = new PlanWatch();
                Database database = Database.open(test.settings(), source(test), TestDatabase.ENTITIES, pacing);
                Connection connection = DataSources.of(test.settings()).getConnection()) {
            if (kind == DatabaseKind.POSTGRESQL) {
                unanalyzed(connection);
            }
            new FullDesk(kind).fill(connection);
            List<String> problems = new ArrayList<>(look(watch, database, "fresh"));
            execute(connection, "analyze");
            problems.addAll(look(watch, database, "analyzed"));
            assertThat(problems).isEmpty();
        }
    }

    private static DriverDataSource source(TestDatabase test) {
        DriverDataSource real = DataSources.of(test.settings());
        Map<String, String> login = Map.of("user", real.option("user"), "password", real.option("password"));
        return new DriverDataSource(PlanWatch.watched(real.url()), login);
    }

    /// A server that has not come to look at its tables yet.
    private static void unanalyzed(Connection connection) throws SQLException {
        for (String table : List.of("batch", "trade", "event", "booking_attempt")) {
            execute(connection, "alter table " + table + " set (autovacuum_enabled = false)");
        }
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private List<String> look(PlanWatch watch, Database database, String state) throws Exception {
        List<String> problems = new ArrayList<>();
        StringBuilder shown = new StringBuilder();
        for (Deed deed : deeds(database)) {
            List<Plan> plans = watch.during(deed.work);
            assertThat(plans).as(deed.name).isNotEmpty();
            for (Plan plan : plans) {
                String text =
                        "%s, planned for %s parameters:%n%s%n%s%n"
                                .formatted(deed.name, plan.mode(), plan.sql(), plan.text());
                shown.append(text);
                problem(plan, deed.most).ifPresent(what -> problems.add(state + ": " + what + ": " + text));
            }
        }
        Path folder = Files.createDirectories(Path.of("target", "plans"));
        Files.writeString(folder.resolve(kind.name().toLowerCase(Locale.ROOT) + "-" + state + ".txt"), shown);
        return problems;
    }

    private static Optional<String> problem(Plan plan, int most) {
        // what the server reads of its own catalogue while it plans is none of our rows
        String text = plan.text().replaceFirst("(?s)\nPlanning:.*", "").toLowerCase(Locale.ROOT).replace('"', ' ');
        if (WHOLE.matcher(text).find()) {
            return Optional.of("a whole table is read");
        }
        double rows = sum(H2_ROWS, text) + sum(ROWS, text) + sum(REMOVED, text);
        if (rows > most) {
            return Optional.of(rows + " rows are read");
        }
        double pages = BUFFERS.matcher(text).results().mapToDouble(QueryPlansTest::pages).max().orElse(0);
        return pages > 4 * most ? Optional.of(pages + " pages are read") : Optional.empty();
    }

    private static double sum(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        double sum = 0;
        while (matcher.find()) {
            sum += product(matcher.group(1), matcher.groupCount() > 1 ? matcher.group(2) : "1");
        }
        return sum;
    }

    private static double pages(MatchResult found) {
        return product(found.group(1), "1") + product(found.group(2), "1");
    }

    private static double product(@Nullable String one, String other) {
        return one == null ? 0 : Double.parseDouble(one) * Double.parseDouble(other);
    }

    private List<Deed> deeds(Database database) {
        List<Deed> deeds = new ArrayList<>();
        BatchQueries batches = new BatchQueries(database);
        PlaceStore places = new PlaceStore(database, pacing, ids);
        ClaimStore claims = new ClaimStore(database, pacing, ids);
        WorkStore work = new WorkStore(database);
        deeds.add(new Deed("next of the queue", 20, batches::next));
        deeds.add(new Deed("active batches", 10 * PAGE, () -> assertThat(batches.active(PAGE)).hasSize(PAGE)));
        deeds.add(new Deed("locked batches", 2 * PAGE, () -> assertThat(batches.locked(PAGE)).isNotEmpty()));
        deeds.add(new Deed("recent batches", 2 * PAGE, () -> assertThat(batches.recent(PAGE)).hasSize(PAGE)));
        Set<BatchStatus> pending = EnumSet.of(BatchStatus.PENDING);
        deeds.add(
                new Deed(
                        "list of the queue",
                        6 * PAGE,
                        () -> assertThat(batches.list(pending, 20, PAGE)).hasSize(PAGE)));
        deeds.add(new Deed("claim", 250, () -> claimed(claims)));
        deeds.add(new Deed("look at the queue", 250, () -> new QueueStore(database).look(ME)));
        deeds.add(new Deed("claim of doubts", 150, () -> assertThat(claims.claimDue(ME, LOCK)).isPresent()));
        deeds.add(new Deed("renewal and check of a lock", 250, () -> renewed(database, claims)));
        deeds.add(new Deed("doubts", 6 * PAGE, () -> assertThat(new DoubtQueries(database).list(PAGE)).isNotEmpty()));
        deeds.add(
                new Deed(
                        "doubts of a batch",
                        20,
                        () -> assertThat(work.unsettled(FullDesk.doubtful(), 0, 200)).hasSize(1)));
        deeds.add(new Deed("expired locks", 150, () -> new LockStore(database, pacing, ids).cleanUp("user:x@here")));
        deeds.add(new Deed("move to the top", 100, () -> moved(database, places, 5_000, new Place.Top())));
        deeds.add(new Deed("move to the bottom", 100, () -> moved(database, places, 5_001, new Place.Bottom())));
        deeds.add(moving(database, places, "before another", 5_002, new Place.Before(FullDesk.batch(60_000))));
        deeds.add(moving(database, places, "after another", 5_003, new Place.After(FullDesk.batch(60_002))));
        deeds.add(new Deed("priority", 100, () -> places.setPriority(order(database, 5_004), new Priority(10))));
        FeedCursor middle = new FeedCursor(kind == DatabaseKind.POSTGRESQL ? 63 : 61, FullDesk.event(60_000));
        deeds.add(
                new Deed(
                        "feed",
                        1_700,
                        () -> assertThat(new FeedStore(database).after(middle, 500).next()).isNotNull()));
        return deeds;
    }

    private static void claimed(ClaimStore claims) {
        // at first a run that nobody continues, and its own runs when those have been taken
        for (int i = 0; i < 3; i++) {
            Optional<Claim> claim = claims.claimNext(ME, LOCK, Set.of());
            assertThat(claim).isPresent();
        }
    }

    private void renewed(Database database, ClaimStore claims) {
        Claim claim = claims.claimNext("desk-2:1:b", LOCK, Set.of()).orElseThrow();
        LeaseStore leases = new LeaseStore(database, pacing, ids);
        leases.renew(claim.key(), LOCK);
        leases.check(claim.key());
    }

    private Deed moving(Database database, PlaceStore places, String where, int number, Place place) {
        return new Deed("move " + where, 100, () -> moved(database, places, number, place));
    }

    private static void moved(Database database, PlaceStore places, int number, Place place) {
        assertThat(places.move(order(database, number), place)).isInstanceOfAny(Outcome.Done.class, Outcome.Same.class);
    }

    private static Order order(Database database, int number) {
        UUID id = FullDesk.batch(number);
        Batch batch = database.inTransaction(session -> session.get(Batch.class, id));
        return new Order(id, Seen.of(batch), "user:x@here", Optional.of("a test"));
    }
}
