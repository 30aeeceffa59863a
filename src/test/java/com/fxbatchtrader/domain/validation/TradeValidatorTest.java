package com.fxbatchtrader.domain.validation;

import static com.fxbatchtrader.domain.validation.Drafts.CLIENT;
import static com.fxbatchtrader.domain.validation.Drafts.USD;
import static com.fxbatchtrader.domain.validation.Drafts.ZAR;
import static com.fxbatchtrader.domain.validation.Drafts.ZAR_TWO;
import static com.fxbatchtrader.domain.validation.Drafts.row;
import static com.fxbatchtrader.domain.validation.Drafts.table;
import static com.fxbatchtrader.domain.validation.ProblemCode.ACCOUNT_AMBIGUOUS;
import static com.fxbatchtrader.domain.validation.ProblemCode.ACCOUNT_MISSING;
import static com.fxbatchtrader.domain.validation.ProblemCode.ACCOUNT_NOT_THE_CLIENTS;
import static com.fxbatchtrader.domain.validation.ProblemCode.AMOUNT_NOT_POSITIVE;
import static com.fxbatchtrader.domain.validation.ProblemCode.DUPLICATE_ROW;
import static com.fxbatchtrader.domain.validation.ProblemCode.INACTIVE_CLIENT;
import static com.fxbatchtrader.domain.validation.ProblemCode.MISSING_AMOUNT;
import static com.fxbatchtrader.domain.validation.ProblemCode.MISSING_CIF;
import static com.fxbatchtrader.domain.validation.ProblemCode.NOT_A_BUSINESS_DAY;
import static com.fxbatchtrader.domain.validation.ProblemCode.UNKNOWN_CLIENT;
import static com.fxbatchtrader.domain.validation.ProblemCode.UNKNOWN_SIDE;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fxbatchtrader.domain.calendar.BusinessDays;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.calendar.ValueDates;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.TradeOrder.AccountNumber;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class TradeValidatorTest {

    // Monday, 23 November 2026, 10:00 at the desk; Thursday is Thanksgiving
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final ValueDates DATES =
            new ValueDates(new BusinessDays(List.of()), CutOffs.DEFAULT, ZoneId.of("Africa/Johannesburg"));

    @Test
    void fills_in_what_the_file_is_silent_about() {
        ValidTrade trade = onlyValid(table("Amount ZAR", row(2, "76285288", "100")));

        assertThat(trade.row()).isEqualTo(2);
        assertThat(trade.clientId()).isEqualTo(CLIENT.id());
        assertThat(trade.pair()).hasToString("USD/ZAR");
        assertThat(trade.side()).isEqualTo(Side.BUY);
        assertThat(trade.dealCurrency()).isEqualTo("ZAR");
        assertThat(trade.amount()).isEqualTo("100.00");
        assertThat(trade.spread()).isEqualTo(Spread.of("200"));
        assertThat(trade.from()).isEqualTo(ZAR);
        assertThat(trade.to()).isEqualTo(USD);
        assertThat(trade.delivery()).isEqualTo(Delivery.CASH);
        assertThat(trade.valueDateGiven()).isEmpty();
        assertThat(trade.reference()).isEmpty();
        assertThat(trade.rowHash()).isEqualTo("hash-2");
    }

    @Test
    void takes_what_the_row_says_before_what_holds_otherwise() {
        ValidTrade trade =
                onlyValid(
                        table(
                                "Amount USD",
                                row(
                                        7,
                                        "76285288",
                                        "12.50",
                                        "Spread=358",
                                        "CurPair=ZARUSD",
                                        "Side=sell",
                                        "Deal Type=spot",
                                        "Value Date=2026-11-25",
                                        "Account Number=20972770615",
                                        "Reference=Invoice 7 & co",
                                        "Allowance=fia",
                                        "BOP Code=401-01",
                                        "Tax PIN=TP 00/1")));

        assertThat(trade.side()).isEqualTo(Side.SELL);
        assertThat(trade.from()).isEqualTo(USD);
        assertThat(trade.to()).isEqualTo(ZAR);
        assertThat(trade.spread()).isEqualTo(Spread.of("358"));
        assertThat(trade.delivery()).isEqualTo(Delivery.SPOT);
        assertThat(trade.valueDateGiven()).contains(LocalDate.parse("2026-11-25"));
        assertThat(trade.reference()).contains("Invoice 7 & co");
        assertThat(trade.allowance()).contains("FIA");
        assertThat(trade.bopCode()).contains("401-01");
        assertThat(trade.taxPin()).contains("TP 00/1");
    }

    @Test
    void tells_all_problems_of_all_rows_at_once() {
        Checked<ValidTrade> checked =
                check(
                        table(
                                "Amount ZAR",
                                row(2, "", "-1", "Side=hold", "Value Date=2026-11-26"),
                                row(3, "76285288", "100"),
                                row(4, "00000000", "")));

        assertThat(checked.rowProblems())
                .extracting(FileProblem::row, FileProblem::code)
                .containsExactly(
                        tuple(2, MISSING_CIF),
                        tuple(2, AMOUNT_NOT_POSITIVE),
                        tuple(2, UNKNOWN_SIDE),
                        tuple(2, NOT_A_BUSINESS_DAY),
                        tuple(4, UNKNOWN_CLIENT),
                        tuple(4, MISSING_AMOUNT));
        assertThat(checked.valid()).extracting(ValidTrade::row).containsExactly(3);
        assertThat(checked.rowsRead()).isEqualTo(3);
        assertThat(checked.clean()).isFalse();
        assertThat(checked.importableInPart()).isTrue();
        assertThat(checked.rejects().keySet()).containsExactly(2, 4);
    }

    @Test
    void keeps_what_could_not_be_read_and_says_nothing_twice() {
        FileProblem unread = new FileProblem(2, "Amount ZAR", ProblemCode.NOT_A_NUMBER, "abc", "a number");
        TradeDraft read = row(2, "76285288", "");
        TradeDraft draft =
                new TradeDraft(
                        2,
                        "h",
                        read.cif(),
                        Cell.unreadable(),
                        read.account(),
                        read.spread(),
                        read.pair(),
                        read.side(),
                        read.delivery(),
                        read.valueDate(),
                        read.reference(),
                        read.allowance(),
                        read.bopCode(),
                        read.taxPin(),
                        List.of(unread));

        assertThat(check(table("Amount ZAR", draft)).rowProblems()).containsExactly(unread);
    }

    @ParameterizedTest
    @CsvSource({
        "=HYPERLINK(\"http://x\"), NOT_A_CIF",
        "+27 11, NOT_A_CIF",
        "-76285288, NOT_A_CIF",
        "@SUM(A1), NOT_A_CIF",
        "762 85288, NOT_A_CIF",
        "７6285288, NOT_A_CIF",
        "1.0E+7, NOT_A_CIF",
        "00000000, UNKNOWN_CLIENT",
        "7628528, UNKNOWN_CLIENT",
        "55555555, INACTIVE_CLIENT"
    })
    void refuses_a_client_that_is_none(String cif, ProblemCode code) {
        assertThat(codes(row(2, cif, "100"))).containsExactly(code);
    }

    @Test
    void names_an_inactive_client_and_goes_on_with_the_row() {
        assertThat(codes(row(2, "55555555", "0"))).containsExactly(INACTIVE_CLIENT, AMOUNT_NOT_POSITIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', MISSING_AMOUNT",
        "0, AMOUNT_NOT_POSITIVE",
        "0.00, AMOUNT_NOT_POSITIVE",
        "-5, AMOUNT_NOT_POSITIVE",
        "100.005, TOO_MANY_DECIMALS",
        "100.000, TOO_MANY_DECIMALS",
        "0.001, TOO_MANY_DECIMALS",
        "1000000000000000, AMOUNT_TOO_LARGE",
        "1000000000000000.001, AMOUNT_TOO_LARGE"
    })
    void refuses_an_amount_that_is_none(String amount, ProblemCode code) {
        assertThat(codes(row(2, "76285288", amount))).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.01", "5, 5.00", "5.5, 5.50", "999999999999999.99, 999999999999999.99"})
    void takes_amounts_up_to_the_limit_in_the_currencys_decimals(String amount, String taken) {
        assertThat(onlyValid(table("Amount ZAR", row(2, "76285288", amount))).amount()).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000", "1000.00, 1000"})
    void takes_two_written_zeros_where_a_currency_has_no_decimals(String amount, String taken) {
        ValidTrade trade = onlyValid(table("Amount JPY", row(2, "88888888", amount, "CurPair=JPY/ZAR")));

        assertThat(trade.amount()).isEqualTo(taken);
    }

    @Test
    void refuses_decimals_that_a_currency_has_not() {
        assertThat(check(table("Amount JPY", row(2, "88888888", "1000.50", "CurPair=JPY/ZAR"))).rowProblems())
                .extracting(FileProblem::code)
                .containsExactly(ProblemCode.TOO_MANY_DECIMALS);
    }

    @ParameterizedTest
    @CsvSource({
        "CurPair=USD/ZZZ, UNKNOWN_PAIR",
        "CurPair=dollars, UNKNOWN_PAIR",
        "CurPair=EUR/USD, CURRENCY_NOT_IN_PAIR",
        "CurPair=KES/ZAR, NO_CALENDAR ACCOUNT_MISSING",
        "Side=B, UNKNOWN_SIDE",
        "Deal Type=forward, UNKNOWN_DELIVERY",
        "Value Date=2026-11-22, VALUE_DATE_PAST NOT_A_BUSINESS_DAY",
        "Value Date=2026-11-20, VALUE_DATE_PAST",
        "Value Date=2026-11-26, NOT_A_BUSINESS_DAY",
        "Value Date=2026-12-16, NOT_A_BUSINESS_DAY",
        "Value Date=2126-11-25, NO_CALENDAR",
        "Account Number=10999999999, ACCOUNT_NOT_THE_CLIENTS",
        "Spread=-1, SPREAD_OUT_OF_RANGE",
        "Spread=100000, SPREAD_OUT_OF_RANGE",
        "Spread=3.585, SPREAD_OUT_OF_RANGE",
        "Allowance=SDB, UNKNOWN_ALLOWANCE",
        "BOP Code==1+1, NOT_A_CODE",
        "BOP Code=12345678901234567, TOO_LONG",
        "Tax PIN=@x, NOT_A_CODE"
    })
    void refuses_every_cell_that_breaks_its_rule(String cell, String codes) {
        assertThat(codes(row(2, "76285288", "100", cell)))
                .extracting(ProblemCode::name)
                .containsExactly(codes.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026-11-24", "2026-12-24"})
    void takes_a_value_date_from_today_on(String date) {
        assertThat(codes(row(2, "76285288", "100", "Value Date=" + date))).isEmpty();
    }

    @Test
    void takes_a_reference_of_64_characters_in_one_visible_line() {
        assertThat(codes(row(2, "76285288", "100", "Reference=" + "é".repeat(64)))).isEmpty();
        assertThat(codes(row(2, "76285288", "100", "Reference=" + "é".repeat(65))))
                .containsExactly(ProblemCode.TOO_LONG);
        assertThat(codes(row(2, "76285288", "100", "Reference=two\nlines")))
                .containsExactly(ProblemCode.FORBIDDEN_CHARACTER);
        assertThat(codes(row(2, "76285288", "100", "Reference=\u202Egnp.exe")))
                .containsExactly(ProblemCode.FORBIDDEN_CHARACTER);
    }

    @ParameterizedTest
    @CsvSource({"Sell Amount ZAR, '', BUY", "Sell Amount USD, '', SELL", "Sell Amount ZAR, Buy, BUY"})
    void a_header_that_says_sell_decides_the_side(String header, String side, Side expected) {
        ValidTrade trade = onlyValid(table(header, row(2, "76285288", "100", "Side=" + side)));

        assertThat(trade.side()).isEqualTo(expected);
        assertThat(trade.from().currency()).isEqualTo(trade.dealCurrency());
    }

    @Test
    void a_side_that_contradicts_the_header_is_refused() {
        assertThat(check(table("Sell Amount ZAR", row(2, "76285288", "100", "Side=Sell"))).rowProblems())
                .extracting(FileProblem::code)
                .containsExactly(ProblemCode.SIDE_CONTRADICTS_HEADER);
    }

    @Test
    void a_client_needs_an_account_in_each_currency() {
        assertThat(codes(row(2, "66666666", "100"))).containsExactly(ACCOUNT_MISSING);
        assertThat(check(table("Amount EUR", row(2, "76285288", "100", "CurPair=EUR/USD"))).rowProblems())
                .extracting(FileProblem::code, FileProblem::expected)
                .containsExactly(tuple(ACCOUNT_MISSING, "a client with an account in EUR, which 76285288 has not"));
    }

    @Test
    void several_accounts_in_a_currency_need_a_number_in_the_row() {
        assertThat(codes(row(2, "77777777", "100"))).containsExactly(ACCOUNT_AMBIGUOUS);
        assertThat(codes(row(2, "77777777", "100", "Account Number=20972770615"))).containsExactly(ACCOUNT_AMBIGUOUS);
        assertThat(onlyValid(table("Amount ZAR", row(2, "77777777", "100", "Account Number=10286180132"))).from())
                .isEqualTo(ZAR_TWO);
    }

    @Test
    void an_account_of_another_client_is_never_taken() {
        assertThat(codes(row(2, "66666666", "100", "Account Number=20972770615")))
                .containsExactly(ACCOUNT_NOT_THE_CLIENTS);
    }

    @Test
    void the_same_client_and_amount_twice_is_refused_at_the_second_row_naming_the_first() {
        Checked<ValidTrade> checked =
                check(
                        table(
                                "Amount ZAR",
                                row(8, "76285288", "25000.00"),
                                row(9, "76285288", "25000"),
                                row(10, "76285288", "25000.01"),
                                row(11, "77777777", "25000", "Account Number=10286180131")));

        assertThat(checked.rowProblems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.row()).isEqualTo(9);
                            assertThat(problem.code()).isEqualTo(DUPLICATE_ROW);
                            assertThat(problem.expected()).contains("row 8").contains("--allow-duplicate");
                        });
        assertThat(checked.valid()).extracting(ValidTrade::row).containsExactly(8, 10, 11);
    }

    @Test
    void a_duplicate_of_a_row_with_another_problem_is_one_too() {
        assertThat(
                        check(table("Amount ZAR", row(2, "76285288", "100", "Side=hold"), row(3, "76285288", "100")))
                                .valid())
                .isEmpty();
    }

    @Test
    void duplicates_are_taken_when_the_operator_has_overridden() {
        Checked<ValidTrade> checked =
                validator().check(table("Amount ZAR", row(2, "76285288", "100"), row(3, "76285288", "100")), NOW, true);

        assertThat(checked.clean()).isTrue();
        assertThat(checked.valid()).hasSize(2);
    }

    @Test
    void a_problem_of_the_file_lets_nothing_in_not_even_the_valid_rows() {
        FileProblem control = FileProblem.ofFile(ProblemCode.CONTROL_COUNT, "1 trades", "2");
        TradeTable table = new TradeTable(Map.of(), "ZAR", false, List.of(row(2, "76285288", "100")), List.of(control));

        Checked<ValidTrade> checked = check(table);

        assertThat(checked.clean()).isFalse();
        assertThat(checked.importableInPart()).isFalse();
        assertThat(checked.problems()).containsExactly(control);
    }

    private static List<ProblemCode> codes(TradeDraft row) {
        return check(table("Amount ZAR", row)).rowProblems().stream().map(FileProblem::code).toList();
    }

    private static ValidTrade onlyValid(TradeTable table) {
        Checked<ValidTrade> checked = check(table);
        assertThat(checked.problems()).isEmpty();
        return checked.valid().getFirst();
    }

    private static Checked<ValidTrade> check(TradeTable table) {
        return validator().check(table, NOW, false);
    }

    private static TradeValidator validator() {
        Map<String, ClientCard> clients =
                Map.of(
                        "76285288", CLIENT,
                        "55555555", client("55555555", false, ZAR, USD),
                        "66666666", client("66666666", true, ZAR),
                        "77777777", client("77777777", true, ZAR, ZAR_TWO, USD),
                        "88888888",
                                client(
                                        "88888888",
                                        true,
                                        ZAR,
                                        new AccountNumber(new UUID(0, 14), "30000000001", "JPY")));
        return new TradeValidator(
                cif -> Optional.ofNullable(clients.get(cif)), DATES, TradeDefaults.with(Delivery.CASH));
    }

    private static ClientCard client(String cif, boolean active, AccountNumber... accounts) {
        return new ClientCard(new UUID(1, Long.parseLong(cif)), cif, "N", Spread.of("1"), active, List.of(accounts));
    }
}
