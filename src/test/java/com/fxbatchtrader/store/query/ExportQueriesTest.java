package com.fxbatchtrader.store.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.domain.validation.ClientCard;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.store.DatabaseException;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.importing.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// One picture of a batch, whatever happens to it meanwhile.
@ParameterizedClass
@EnumSource(
        value = DatabaseKind.class,
        names = {"H2_MEMORY", "POSTGRESQL"})
class ExportQueriesTest {

    private final Stage stage;
    private final ExportQueries queries;
    private final UUID batch;

    ExportQueriesTest(DatabaseKind kind) {
        stage = new Stage(kind).withClients();
        queries = new ExportQueries(stage.database());
        batch = stage.stored("b", stage.trade(2, "A1", "100.00"), stage.trade(4, "B2", "50.00")).id();
    }

    @AfterEach
    void remove() {
        stage.close();
    }

    private static List<ExportedTrade> trades(BatchPicture picture) {
        List<ExportedTrade> trades = new ArrayList<>();
        picture.eachTrade(trades::add);
        return trades;
    }

    @Test
    void a_trade_has_all_that_its_file_said() {
        ExportedTrade trade = queries.read(batch, ExportQueriesTest::trades).getFirst();
        assertThat(trade.trade().row()).isEqualTo(2);
        assertThat(trade.trade().cif()).isEqualTo("A1");
        assertThat(trade.account()).isEqualTo("10A177");
        assertThat(trade.allowance()).contains("SDA");
        assertThat(trade.valueDateGiven()).isFalse();
        assertThat(trade.bopCode()).isEqualTo(Optional.empty());
        assertThat(queries.<List<String>>read(batch, BatchPicture::dealCurrencies)).containsExactly("ZAR");
    }

    @Test
    void what_is_committed_while_it_is_read_is_not_in_it() {
        queries.read(
                batch,
                picture -> {
                    assertThat(picture.batch().counts().failed()).isZero();
                    new Bookings(stage.test()).failed(stage.tradeId(batch, 4), "X", "x");
                    assertThat(trades(picture))
                            .extracting(trade -> trade.trade().state().status())
                            .containsExactly(TradeStatus.PENDING, TradeStatus.PENDING);
                    return picture.batch();
                });

        assertThat(queries.read(batch, BatchPicture::batch).counts().failed()).isEqualTo(1);
        assertThat(queries.read(batch, ExportQueriesTest::trades))
                .extracting(trade -> trade.trade().state().status())
                .containsExactly(TradeStatus.PENDING, TradeStatus.FAILED);
    }

    @Test
    void who_reads_long_holds_no_event_back_from_the_feed() {
        queries.read(
                batch,
                _ -> {
                    long before = stage.database().oldestRunning();
                    stage.database().inTransaction(_ -> true);
                    assertThat(stage.database().oldestRunning()).isGreaterThan(before);
                    return true;
                });
    }

    @Test
    void a_long_batch_is_not_in_memory_as_a_whole() {
        ClientCard client = stage.card("A1");
        ValidTrade[] many =
                IntStream.range(2, 2602)
                        .mapToObj(row -> Stage.trade(row, client, row + ".00"))
                        .toArray(ValidTrade[]::new);
        UUID longOne = stage.stored("long", many).id();
        List<WeakReference<ExportedTrade>> first = new ArrayList<>();
        AtomicInteger count = new AtomicInteger();

        queries.read(
                longOne,
                picture -> {
                    picture.eachTrade(
                            trade -> {
                                assertThat(trade.trade().row()).isEqualTo(count.incrementAndGet() + 1);
                                if (first.isEmpty()) {
                                    first.add(new WeakReference<>(trade));
                                }
                                if (count.get() == many.length) {
                                    assertThat(isGone(first.getFirst())).isTrue();
                                }
                            });
                    return true;
                });

        assertThat(count).hasValue(many.length);
    }

    private static boolean isGone(WeakReference<?> reference) {
        for (int i = 0; i < 20 && reference.get() != null; i++) {
            System.gc();
        }
        return reference.get() == null;
    }

    @Test
    void a_closed_database_is_said_to_be_closed() {
        stage.database().close();

        assertThatThrownBy(() -> queries.read(batch, BatchPicture::batch))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("closed");
    }
}
