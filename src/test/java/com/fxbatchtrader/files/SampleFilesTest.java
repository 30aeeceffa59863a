package com.fxbatchtrader.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fxbatchtrader.domain.calendar.BusinessDays;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.calendar.ValueDates;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.TradeOrder.AccountNumber;
import com.fxbatchtrader.domain.validation.Checked;
import com.fxbatchtrader.domain.validation.ClientCard;
import com.fxbatchtrader.domain.validation.ClientValidator;
import com.fxbatchtrader.domain.validation.FileProblem;
import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.domain.validation.TradeDefaults;
import com.fxbatchtrader.domain.validation.TradeValidator;
import com.fxbatchtrader.domain.validation.ValidClient;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.files.client.ClientFileReader;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.files.trade.TradeFileReader;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The samples that the documentation speaks of, read and judged against the sample clients.
class SampleFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void all_clients_of_the_client_file_are_good() {
        Checked<ValidClient> clients = clients();

        assertThat(clients.problems()).isEmpty();
        assertThat(clients.valid())
                .hasSize(60)
                .allSatisfy(client -> assertThat(client.accounts()).containsOnlyKeys("ZAR", "USD"));
    }

    @Test
    void the_morning_batch_is_good() {
        Checked<ValidTrade> checked = check(TestFiles.sample("batch-morning.csv"));

        assertThat(checked.problems()).isEmpty();
        assertThat(checked.valid()).hasSize(25);
        assertThat(checked.valid().getFirst())
                .satisfies(
                        trade -> {
                            assertThat(trade.row()).isEqualTo(2);
                            assertThat(trade.cif()).isEqualTo("57556370");
                            assertThat(trade.amount()).isEqualTo("57109.73");
                            assertThat(trade.spread().pips()).isEqualTo("250");
                            assertThat(trade.from().number()).isEqualTo("10957292866");
                            assertThat(trade.to().number()).isEqualTo("20447201924");
                        });
    }

    @Test
    void the_batch_with_all_columns_is_good() {
        Checked<ValidTrade> checked = check(TestFiles.sample("batch-full-columns.csv"));

        assertThat(checked.problems()).isEmpty();
        assertThat(checked.valid())
                .hasSize(40)
                .first()
                .satisfies(
                        trade -> {
                            assertThat(trade.reference()).contains("REF-0000");
                            assertThat(trade.allowance()).contains("SDA");
                            assertThat(trade.spread().pips()).isEqualTo("358");
                        });
    }

    @Test
    void the_deal_sheet_is_good() {
        Checked<ValidTrade> checked = check(TestFiles.sample("deal-sheet.csv"));

        assertThat(checked.problems()).isEmpty();
        assertThat(checked.valid())
                .hasSize(12)
                .first()
                .satisfies(
                        trade -> {
                            assertThat(trade.cif()).isEqualTo("30807649");
                            assertThat(trade.amount()).isEqualTo("362166.00");
                            assertThat(trade.dealCurrency()).isEqualTo("ZAR");
                            assertThat(trade.side()).isEqualTo(Side.BUY);
                            assertThat(trade.spread().pips()).isEqualTo("358");
                            assertThat(trade.allowance()).contains("SDA");
                            assertThat(trade.delivery()).isEqualTo(Delivery.CASH);
                        });
    }

    @Test
    void every_bad_row_is_named_with_its_reason() {
        Checked<ValidTrade> checked = check(TestFiles.sample("batch-bad-rows.csv"));

        assertThat(checked.rowProblems())
                .extracting(FileProblem::row, FileProblem::column, FileProblem::code)
                .containsExactly(
                        tuple(2, "Client CIF", ProblemCode.MISSING_CIF),
                        tuple(3, "Client CIF", ProblemCode.UNKNOWN_CLIENT),
                        tuple(4, "Amount ZAR", ProblemCode.AMOUNT_NOT_POSITIVE),
                        tuple(5, "Amount ZAR", ProblemCode.NOT_A_NUMBER),
                        tuple(6, "Amount ZAR", ProblemCode.TOO_MANY_DECIMALS),
                        tuple(7, "Amount ZAR", ProblemCode.AMOUNT_NOT_POSITIVE),
                        tuple(9, "Amount ZAR", ProblemCode.DUPLICATE_ROW),
                        tuple(10, "Amount ZAR", ProblemCode.MISSING_AMOUNT),
                        tuple(11, "Amount ZAR", ProblemCode.NOT_A_NUMBER),
                        tuple(13, "Client CIF", ProblemCode.NOT_A_CIF));
        assertThat(checked.valid()).extracting(ValidTrade::row).containsExactly(8, 12);
        assertThat(checked.rowProblems().get(6).expected()).contains("row 8");
    }

    @Test
    void the_batch_from_excel_is_good() {
        Checked<ValidTrade> checked = check(TestFiles.sample("batch-excel-za.csv"));

        assertThat(checked.problems()).isEmpty();
        assertThat(checked.valid()).hasSize(15);
        assertThat(checked.valid().getFirst().amount()).isEqualTo("33174.43");
        assertThat(checked.valid().stream().map(ValidTrade::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo("4364859.42");
    }

    private static Checked<ValidTrade> check(Path file) {
        Map<String, ClientCard> cards =
                clients().valid().stream()
                        .map(SampleFilesTest::card)
                        .collect(Collectors.toMap(ClientCard::cif, Function.identity()));
        ValueDates dates = new ValueDates(new BusinessDays(List.of()), CutOffs.NONE, ZoneId.of("Africa/Johannesburg"));
        return new TradeValidator(cif -> Optional.ofNullable(cards.get(cif)), dates, TradeDefaults.with(Delivery.CASH))
                .check(new TradeFileReader(ReadLimits.DEFAULT).read(file, ReadOptions.NONE).table(), NOW, false);
    }

    private static Checked<ValidClient> clients() {
        return new ClientValidator()
                .check(
                        new ClientFileReader(ReadLimits.DEFAULT)
                                .read(TestFiles.sample("clients.csv"), ReadOptions.NONE)
                                .table());
    }

    private static ClientCard card(ValidClient client) {
        List<AccountNumber> accounts =
                client.accounts().entrySet().stream()
                        .map(account -> new AccountNumber(UUID.randomUUID(), account.getValue(), account.getKey()))
                        .toList();
        return new ClientCard(UUID.randomUUID(), client.cif(), client.name(), client.spread(), true, accounts);
    }
}
