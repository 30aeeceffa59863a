package com.fxbatchtrader.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.app.settings.DeskRules;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.service.DeskCalendar;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.desk.DeskBook;
import com.fxbatchtrader.store.importing.Stage;
import com.fxbatchtrader.store.query.AccountQueries.AccountRow;
import com.fxbatchtrader.store.query.AccountQueries.AccountsRow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What quote a doctor asks for.
class DoctorQuoteTest {

    private static final DeskRules RULES =
            new DeskRules(
                    ZoneId.of("Africa/Johannesburg"),
                    Delivery.CASH,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
    private static final AccountRow ZAR = new AccountRow("40000001", "10000000001", "ZAR");
    private static final AccountRow USD = new AccountRow("40000001", "20000000001", "USD");
    private static final AccountRow ODD = new AccountRow("40000001", "30000000001", "XXX");

    private final Stage stage = new Stage(DatabaseKind.H2_MEMORY);

    @AfterEach
    void close() {
        stage.close();
    }

    private Optional<QuoteRequest> quote(AccountsRow... accounts) {
        DeskCalendar calendar = new DeskCalendar(new DeskBook(stage.database()), CutOffs.NONE);
        return DoctorQuote.of(List.of(accounts), calendar, RULES, stage.pacing());
    }

    @Test
    void the_client_would_buy_the_base_currency_for_ten_of_the_other() {
        QuoteRequest request = quote(new AccountsRow(USD, ZAR), new AccountsRow(ZAR, USD)).orElseThrow();
        assertThat(request.from()).isEqualTo(new AccountRef("40000001", "10000000001", "ZAR"));
        assertThat(request.to().currency()).isEqualTo("USD");
        assertThat(request.buy()).isTrue();
        assertThat(request.pair()).isEqualTo("USD/ZAR");
        assertThat(request.dealCurrency()).isEqualTo("ZAR");
        assertThat(request.dealAmount()).isEqualByComparingTo("10");
        assertThat(request.delivery()).isEqualTo("Cash");
        assertThat(request.settlementDate()).isAfterOrEqualTo(request.dealTime().toLocalDate().minusDays(1));
    }

    @Test
    void what_makes_no_pair_is_not_asked_for() {
        assertThat(quote()).isEmpty();
        assertThat(quote(new AccountsRow(USD, ZAR))).as("the wrong way round").isEmpty();
        assertThat(quote(new AccountsRow(ODD, USD), new AccountsRow(ZAR, ODD))).isEmpty();
    }
}
