package com.fxbatchtrader.store.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.importing.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/// Batches as lists show them.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class BatchQueriesTest {

    private static final EnumSet<BatchStatus> ALL = EnumSet.allOf(BatchStatus.class);

    private final Stage stage;
    private final BatchQueries queries;

    BatchQueriesTest(DatabaseKind kind) {
        stage = new Stage(kind).withClients();
        queries = new BatchQueries(stage.database());
    }

    @AfterEach
    void remove() {
        stage.close();
    }

    private UUID batch(String name) {
        return stage.stored(name, stage.trade(2, "A1", "100." + (10 + name.length()))).id();
    }

    private void set(UUID batch, String assignments) {
        stage.test().execute("update batch set " + assignments + " where id = '" + batch + "'");
    }

    private static List<String> names(List<BatchRow> rows) {
        return rows.stream().map(BatchRow::name).toList();
    }

    private void lock(UUID batch, String until) {
        set(
                batch,
                "locked_by = 'desk-2:1:x', locked_at = now(), fence = fence + 1, lock_timeout = timestamp with time"
                        + " zone '"
                        + until
                        + " 00:00:00+00'");
    }

    @Test
    void a_batch_is_found_by_id_and_by_number() {
        UUID id = batch("a");
        BatchRow byId = queries.find(id).orElseThrow();
        assertThat(queries.find(byId.number())).contains(byId);
        assertThat(queries.find(99L)).isEmpty();
        assertThat(queries.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void queued_batches_come_in_the_order_of_the_queue_and_the_others_newest_first() {
        batch("a");
        UUID urgent = batch("bb");
        set(urgent, "priority = 9");
        UUID running = batch("ccc");
        set(running, "status = 'RUNNING'");
        UUID paused = batch("dddd");
        set(paused, "status = 'PAUSED'");

        assertThat(names(queries.list(ALL, 0, 10))).containsExactly("bb", "a", "dddd", "ccc");
        assertThat(names(queries.list(EnumSet.of(BatchStatus.PAUSED, BatchStatus.PENDING), 0, 10)))
                .containsExactly("bb", "a", "dddd");
    }

    @Test
    void a_list_is_read_page_by_page() {
        batch("a");
        batch("bb");
        UUID running = batch("ccc");
        set(running, "status = 'RUNNING'");
        UUID paused = batch("dddd");
        set(paused, "status = 'PAUSED'");

        assertThat(names(queries.list(ALL, 0, 1))).containsExactly("a");
        assertThat(names(queries.list(ALL, 1, 2))).containsExactly("bb", "dddd");
        assertThat(names(queries.list(ALL, 3, 2))).containsExactly("ccc");
        assertThat(names(queries.list(ALL, 4, 2))).isEmpty();
    }

    @Test
    void active_recent_and_locked_batches() {
        batch("a");
        UUID running = batch("bb");
        set(running, "status = 'RUNNING', priority = 1");
        lock(running, "2099-01-01");
        UUID failed = batch("ccc");
        set(failed, "pending_trades = 0, failed_trades = 1, status = 'FAILED'");

        assertThat(names(queries.active(10))).containsExactly("a", "bb");
        assertThat(names(queries.recent(2))).containsExactly("ccc", "bb");
        assertThat(names(queries.locked(10))).containsExactly("bb");
        BatchRow locked = queries.locked(10).getFirst();
        assertThat(locked.lock().orElseThrow().owner()).isEqualTo("desk-2:1:x");
        assertThat(locked.fence()).isEqualTo(1);
    }

    @Test
    void the_next_batch_is_the_first_that_a_claim_could_take() {
        assertThat(queries.next()).isEmpty();
        UUID locked = batch("a");
        set(locked, "priority = 10");
        lock(locked, "2099-01-01");
        UUID early = batch("bb");
        set(early, "priority = 9, not_before = timestamp with time zone '2099-01-01 00:00:00+00'");
        UUID expired = batch("ccc");
        set(expired, "priority = 8");
        lock(expired, "2020-01-01");
        batch("dddd");

        assertThat(queries.next()).map(BatchRow::name).contains("ccc");
        assertThat(queries.next().orElseThrow().status()).as("it only looks").isEqualTo(BatchStatus.PENDING);
    }
}
