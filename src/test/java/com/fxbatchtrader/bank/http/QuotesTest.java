package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankException.Kind;
import com.fxbatchtrader.bank.Quote;
import com.fxbatchtrader.bank.RatedQuote;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Quotes: their ids, their rates, and on whose clock they end.
class QuotesTest {

    /// The bank's clock, four years from ours: nothing here may depend on ours.
    private static final Instant BANK_NOW = Instant.parse("2030-05-05T10:00:00Z");

    private static final long ID = 9007199254740993L;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk().ready();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void bankQuotes(String id, String expiry, String more, String... headers) {
        String payload = ",\"payload\":{\"quoteId\":" + id + ",\"quoteExpiryDateTime\":" + expiry + more + "}";
        desk.bank.answers((_, reply) -> reply.json(200, RawBank.ok(payload), headers));
    }

    private static String date() {
        return "Date: " + RawBank.httpDate(BANK_NOW);
    }

    private Quote quoteWith(String expiry) {
        bankQuotes(Long.toString(ID), "\"" + expiry + "\"", "", date());
        return desk.gateway.createQuote(Desk.QUOTE);
    }

    private BankException failureWith(String expiry) {
        return catchThrowableOfType(BankException.class, () -> quoteWith(expiry));
    }

    private RatedQuote rated(String rate) {
        bankQuotes(Long.toString(ID), "\"2030-05-05T10:01:00Z\"", ",\"quoteRate\":" + rate, date());
        return desk.gateway.latestQuote(ID);
    }

    @Test
    void the_request_is_spelled_as_the_bank_wants_it() {
        quoteWith("2030-05-05T10:01:00Z");

        assertThat(desk.bank.received("createquote").getFirst().body())
                .isEqualTo(
                        "{\"header\":{\"userId\":\"desk@example.com\"},\"customer\":{\"cifNo\":\"C-100\","
                            + "\"fromSettlementAccount\":{\"currency\":\"ZAR\",\"accountNumber\":\"4051234567\"},"
                            + "\"toSettlementAccount\":{\"currency\":\"USD\",\"accountNumber\":\"4059876543\"}},"
                            + "\"trade\":{\"tradeType\":\"Buy\",\"deliveryType\":\"Spot\",\"currencyPair\":\"USD/ZAR\","
                            + "\"dealCurrency\":\"ZAR\",\"dealCurrencyAmount\":100000,\"settlementDate\":\"20261125\","
                            + "\"dealDateTime\":\"2026-11-23T09:00:00+02:00\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2030-05-05T10:01:00Z",
                "2030-05-05T12:01:00+02:00",
                "2030-05-05T12:01:00+0200",
                "2030-05-05T12:01:00.000+02",
                "2030-05-05T10:01Z"
            })
    void an_expiry_may_be_written_with_any_offset(String text) {
        assertThat(quoteWith(text).expiry()).isEqualTo("2030-05-05T10:01:00Z");
    }

    @Test
    void ids_beyond_two_to_the_53_are_exact() {
        assertThat(quoteWith("2030-05-05T10:01:00Z").id()).isEqualTo(9007199254740993L);
    }

    @Test
    void the_local_expiry_is_on_our_clock_where_the_bank_tells_its_own() {
        Instant before = desk.pacing.instant();

        Quote quote = quoteWith("2030-05-05T10:01:00Z");

        assertThat(quote.localExpiry()).isCloseTo(before.plusSeconds(60), within(2, ChronoUnit.SECONDS));
        assertThat(rated("17.5").localExpiry()).isCloseTo(before.plusSeconds(60), within(2, ChronoUnit.SECONDS));
    }

    @Test
    void a_workstation_with_a_clock_an_hour_off_gets_quotes_like_any_other() {
        Instant now = desk.pacing.instant();
        desk.pacing.putWallForward(Duration.ofHours(1));
        bankQuotes("5", "\"" + now.plusSeconds(60) + "\"", "", "Date: " + RawBank.httpDate(now));

        Quote quote = desk.gateway.createQuote(Desk.QUOTE);

        assertThat(quote.localExpiry()).isCloseTo(desk.pacing.instant().plusSeconds(60), within(2, ChronoUnit.SECONDS));
    }

    @Test
    void without_the_banks_clock_ours_decides() {
        Instant expiry = desk.pacing.instant().plusSeconds(60);
        bankQuotes("6", "\"" + expiry + "\"", "");

        assertThat(desk.gateway.createQuote(Desk.QUOTE)).isEqualTo(new Quote(6, expiry));

        bankQuotes("7", "\"" + desk.pacing.instant().minusSeconds(1) + "\"", "");
        var failure = catchThrowableOfType(BankException.class, () -> desk.gateway.createQuote(Desk.QUOTE));
        assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void an_expiry_without_offset_is_a_protocol_error() {
        assertThat(failureWith("2030-05-05T10:01:00").kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(failureWith("2030-05-05T10:01:00")).hasMessageContaining("bank.zone");
    }

    @Test
    void with_a_zone_an_expiry_without_offset_is_read_in_it() {
        var settings =
                Desk.settings(desk.bank, Desk.LIMIT, Desk.CREDENTIALS).withZone(ZoneId.of("Africa/Johannesburg"));
        try (var gateway = new HttpBankGateway(settings, desk.pacing, CallObserver.none())) {
            bankQuotes("8", "\"2030-05-05T12:01:00\"", "", date());

            assertThat(gateway.createQuote(Desk.QUOTE).expiry()).isEqualTo("2030-05-05T10:01:00Z");
        }
    }

    @ParameterizedTest
    @CsvSource({"2030-05-05T09:59:59Z, past", "2030-05-05T10:00:00Z, past", "2030-05-05T10:10:01Z, over ten minutes"})
    void an_expiry_in_the_past_or_far_away_is_a_protocol_error(String expiry, String words) {
        assertThat(failureWith(expiry)).hasMessageContaining(words);
    }

    @Test
    void an_expiry_of_exactly_ten_minutes_is_accepted() {
        assertThat(quoteWith("2030-05-05T10:10:00Z").id()).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2030-05-05", "10:01:00Z", "2030-02-30T10:01:00Z", "1904205660", "24:00"})
    void an_expiry_that_is_no_time_is_a_protocol_error(String expiry) {
        assertThat(failureWith(expiry).kind()).isEqualTo(Kind.PROTOCOL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "9223372036854775808", "1.0", "1e3", "\"1\"", "null"})
    void a_quote_id_that_is_none_is_a_protocol_error(String id) {
        bankQuotes(id, "\"2030-05-05T10:01:00Z\"", "", date());

        var failure = catchThrowableOfType(BankException.class, () -> desk.gateway.createQuote(Desk.QUOTE));

        assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(failure).hasMessageContaining("quoteId");
    }

    @ParameterizedTest
    @CsvSource({"17.79, 17.79", "17.790, 17.790", "17.12345678, 17.12345678", "17.123456780, 17.12345678", "18, 18"})
    void a_rate_is_kept_as_received_with_at_most_8_decimals(String sent, BigDecimal read) {
        assertThat(rated(sent).rate()).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-17.79", "17.123456789", "1e1000000000", "10000000000", "\"17.79\"", "null"})
    void a_rate_that_is_none_is_a_protocol_error(String rate) {
        var failure = catchThrowableOfType(BankException.class, () -> rated(rate));

        assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(failure).hasMessageContaining("quoteRate");
    }

    @Test
    void the_rate_of_another_quote_is_a_protocol_error() {
        bankQuotes("9007199254740992", "\"2030-05-05T10:01:00Z\"", ",\"quoteRate\":17.79", date());

        var failure = catchThrowableOfType(BankException.class, () -> desk.gateway.latestQuote(ID));

        assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
    }

    @Test
    void a_local_time_that_came_twice_is_taken_for_the_earlier_and_one_that_never_was_for_none() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant twice = BankTime.expiry("2026-10-25T02:30:00", Optional.of(berlin));

        assertThat(twice).isEqualTo(LocalDateTime.parse("2026-10-25T02:30").toInstant(ZoneOffset.ofHours(2)));
        assertThat(
                        catchThrowableOfType(
                                ProtocolException.class,
                                () -> BankTime.expiry("2026-03-29T02:30:00", Optional.of(berlin))))
                .hasMessageContaining("never was");
    }

    @Test
    void two_dates_that_differ_are_none() {
        String one = RawBank.httpDate(BANK_NOW);

        assertThat(BankTime.date(List.of(one, one))).hasValue(BANK_NOW);
        assertThat(BankTime.date(List.of(one, RawBank.httpDate(BANK_NOW.plusSeconds(1))))).isEmpty();
        assertThat(BankTime.date(List.of())).isEmpty();
    }
}
