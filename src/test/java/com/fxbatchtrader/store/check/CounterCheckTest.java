package com.fxbatchtrader.store.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.importing.ImportOutcome.Stored;
import com.fxbatchtrader.store.importing.Stage;
import com.fxbatchtrader.store.query.Bookings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.UUID;

/// Counters and attempts are compared with the trades.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class CounterCheckTest {

    private final Stage stage;
    private final Stored batch;
    private final Bookings bookings;

    CounterCheckTest(DatabaseKind kind) {
        stage = new Stage(kind).withClients();
        batch = stage.stored("morning", stage.trade(2, "A1", "100.00"), stage.trade(3, "B2", "200.00"));
        bookings = new Bookings(stage.test());
    }

    @AfterEach
    void remove() {
        stage.close();
    }

    private UUID trade(int row) {
        return stage.tradeId(batch.id(), row);
    }

    @Test
    void counters_that_tell_the_truth_are_no_finding() {
        bookings.success(trade(2), "17.8288", "11217.80", "401.60");
        bookings.doubt(trade(3));
        assertThat(new CounterCheck(stage.database()).all()).isEmpty();
        assertThat(new AttemptCheck(stage.database()).all()).isEmpty();
    }

    @Test
    void a_wrong_counter_is_found() {
        stage.test().execute("update batch set pending_trades = 1, failed_trades = 1");
        assertThat(new CounterCheck(stage.database()).all())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.number()).isEqualTo(batch.number());
                            assertThat(finding.stored().failed()).isEqualTo(1);
                            assertThat(finding.counted().pending()).isEqualTo(2);
                        });
    }

    @Test
    void a_missing_trade_is_found() {
        stage.test().execute("delete from trade where row_number = 3");
        assertThat(new CounterCheck(stage.database()).all()).hasSize(1);
        stage.test().execute("delete from trade");
        assertThat(new CounterCheck(stage.database()).all()).hasSize(1);
    }

    @Test
    void a_failed_trade_with_a_booked_attempt_is_found() {
        bookings.doubt(trade(2));
        stage.test()
                .execute(
                        "update booking_attempt set outcome = 'BOOKED', proof = 'STATUS_COMPLETED',"
                                + " open_trade_id = null, proven_at = now(), bank_transaction_id = 'B-1'");
        stage.test()
                .execute(
                        "update trade set status = 'FAILED', reason_code = 'X', open_attempt_id = null"
                                + " where row_number = 2");
        assertThat(new AttemptCheck(stage.database()).all())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.tradeId()).isEqualTo(trade(2));
                            assertThat(finding.booked()).isEqualTo(1);
                            assertThat(finding).asString().contains("#1/2 is FAILED");
                        });
    }
}
