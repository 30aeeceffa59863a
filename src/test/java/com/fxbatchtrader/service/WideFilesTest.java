package com.fxbatchtrader.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.ProblemView;
import com.fxbatchtrader.service.view.TradeView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// Files with all their columns: what a row says goes before what the client and the order say.
class WideFilesTest {

    @TempDir private Path folder;

    private ServiceDesk desk;

    @BeforeEach
    void open() {
        desk = new ServiceDesk(folder).withClients();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private TradeView only(String text) {
        BatchImportView view = desk.batch("wide", text);
        assertThat(view.refused()).isEmpty();
        BatchView batch = view.batch().orElseThrow();
        return desk.batches().trades(batch.id(), 0, 2).getFirst();
    }

    private long count(String query) {
        return desk.stage().test().number(query);
    }

    @Test
    void every_column_reaches_its_trade() {
        TradeView trade =
                only(
                        """
                        Client CIF,Amount ZAR,Account Number,Spread,CurPair,Side,Deal Type,Reference,\
                        Allowance,BOP Code,Tax PIN
                        10000001,34514.03,10286180131,250,ZARUSD,Buy,spot,REF-0000,SDA,830,PIN-1
                        """);
        assertThat(trade.spread()).hasToString("250");
        assertThat(trade.pair()).isEqualTo("USD/ZAR");
        assertThat(trade.side()).isEqualTo(Side.BUY);
        assertThat(trade.delivery()).isEqualTo(Delivery.SPOT);
        assertThat(trade.reference()).contains("REF-0000");
        assertThat(trade.valueDate()).isEmpty();
        assertThat(
                        count(
                                "select count(*) from trade where allowance = 'SDA' and bop_code = '830' and tax_pin ="
                                        + " 'PIN-1'"))
                .isEqualTo(1);
    }

    @Test
    void a_silent_row_takes_the_clients_spread_and_his_accounts_by_side() {
        TradeView buy = only("Client CIF,Amount ZAR\n10000002,100.00\n");
        assertThat(buy.spread()).hasToString("200");
        assertThat(
                        count(
                                "select count(*) from trade t join account f on f.id = t.from_account_id join account g"
                                        + " on g.id = t.to_account_id where f.currency = 'ZAR' and g.currency = 'USD'"))
                .isEqualTo(1);

        TradeView sell = only("Client CIF,Amount USD,Side\n10000002,100.00,Sell\n");
        assertThat(sell.dealCurrency()).isEqualTo("USD");
        assertThat(sell.side()).isEqualTo(Side.SELL);
        assertThat(
                        count(
                                "select count(*) from trade t join account f on f.id = t.from_account_id join account g"
                                        + " on g.id = t.to_account_id where f.currency = 'USD' and g.currency = 'ZAR'"))
                .isEqualTo(1);
    }

    @Test
    void a_trade_keeps_the_account_that_it_was_imported_with() {
        only("Client CIF,Amount ZAR\n10000001,100.00\n");
        desk.clients(ServiceDesk.CLIENTS.replace("10286180131", "999"));
        only("Client CIF,Amount ZAR\n10000001,200.00\n");
        assertThat(
                        count(
                                "select count(*) from trade t join account a on a.id = t.from_account_id"
                                        + " where a.number = '10286180131' and t.amount = 100"))
                .isEqualTo(1);
        assertThat(
                        count(
                                "select count(*) from trade t join account a on a.id = t.from_account_id"
                                        + " where a.number = '999' and t.amount = 200"))
                .isEqualTo(1);
    }

    @Test
    void a_former_account_is_refused_in_words() {
        desk.clients(ServiceDesk.CLIENTS.replace("10286180131", "999"));
        BatchImportView view =
                desk.batch("former", "Client CIF,Amount ZAR,Account Number\n10000001,100.00,10286180131\n");
        assertThat(view.report().problems()).extracting(ProblemView::code).containsExactly("ACCOUNT_NOT_THE_CLIENTS");
    }

    @Test
    void an_inactive_client_is_refused() {
        desk.stage().test().execute("update client set active = false where cif = '10000001'");
        assertThat(desk.batch("inactive", "Client CIF,Amount ZAR\n10000001,100.00\n").report().problems())
                .extracting(ProblemView::code)
                .containsExactly("INACTIVE_CLIENT");
    }

    @Test
    void a_holiday_that_the_desk_adds_counts_from_the_next_file_on() {
        String file = "Client CIF,Amount ZAR,Value Date\n10000001,%s,2035-06-13\n";
        assertThat(desk.batch("before", file.formatted("1.00")).refused()).isEmpty();
        desk.stage()
                .test()
                .execute(
                        "insert into holiday_amendment (calendar, holiday, open, reason, changed_by, changed_at)"
                                + " values ('ZAJO', date '2035-06-13', false, 'proclaimed', 'user:a@b', now())");
        assertThat(desk.batch("after", file.formatted("2.00")).report().problems())
                .extracting(ProblemView::code)
                .containsExactly("NOT_A_BUSINESS_DAY");
    }

    @Test
    void a_control_row_is_no_trade_and_must_match() {
        String rows = "Client CIF,Amount ZAR\n10000001,100.00\n10000002,50.50\n";
        BatchImportView wrong = desk.batch("wrong", rows + "TOTAL,150.51\n");
        assertThat(wrong.report().problems()).extracting(ProblemView::code).containsExactly("CONTROL_TOTAL");
        BatchView batch = desk.batch("right", rows + "TOTAL,150.50\n").batch().orElseThrow();
        assertThat(batch.counts().total()).isEqualTo(2);
    }

    @Test
    void odd_file_names_become_names_that_people_can_read() {
        for (String name : List.of(".csv", "end of day", "a.b")) {
            assertThat(
                            desk.take(
                                            ServiceDesk.order(
                                                    desk.file(
                                                            name,
                                                            "Client CIF,Amount ZAR\n10000001,"
                                                                    + (name.length() + 1)
                                                                    + ".00\n")))
                                    .batch()
                                    .orElseThrow()
                                    .name())
                    .isEqualTo(name.equals("a.b") ? "a" : name);
        }
    }
}
