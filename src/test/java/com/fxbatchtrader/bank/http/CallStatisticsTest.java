package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fxbatchtrader.bank.BankException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/// Each call is counted and timed once, whatever its end.
class CallStatisticsTest {

    @Test
    void calls_are_counted_timed_and_told_apart_by_their_end() {
        CallStatistics statistics = new CallStatistics();
        statistics.ended(new CallReport("balance", true, "OK", OptionalInt.of(200), Duration.ofMillis(10)));
        statistics.ended(new CallReport("balance", true, "OK", OptionalInt.of(200), Duration.ofMillis(30)));
        statistics.ended(new CallReport("balance", false, "TIMEOUT", OptionalInt.empty(), Duration.ofMillis(20)));

        CallStatistics.Figures figures = statistics.figures().get("balance");

        assertThat(figures.count()).isEqualTo(3);
        assertThat(figures.outcomes()).isEqualTo(Map.of("OK", 2L, "TIMEOUT", 1L));
        assertThat(figures.total()).isEqualTo(Duration.ofMillis(60));
        assertThat(figures.longest()).isEqualTo(Duration.ofMillis(30));
        assertThat(figures.mean()).isEqualTo(Duration.ofMillis(20));
        assertThat(new CallStatistics.Figures(0, Map.of(), Duration.ZERO, Duration.ZERO).mean()).isZero();
    }

    @Test
    void the_gateway_reports_every_call_once() {
        try (Desk desk = new Desk()) {
            desk.gateway.book(Desk.BOOKING, Duration.ZERO);
            desk.gateway.cancelQuote(1);
            desk.gateway.book(Desk.BOOKING, Desk.LIMIT);
            desk.bank.answers((_, reply) -> reply.json(200, RawBank.refusal("RATE_CHANGED")));
            desk.gateway.book(Desk.BOOKING, Desk.LIMIT);
            desk.bank.answers((_, reply) -> reply.json(503, "{}"));
            desk.gateway.book(Desk.BOOKING, Desk.LIMIT);
            assertThatThrownBy(() -> desk.gateway.status("x")).isInstanceOf(BankException.class);

            assertThat(desk.reports)
                    .extracting(CallReport::call, CallReport::outcome, CallReport::good)
                    .containsExactly(
                            tuple("bookquoteddeal", "NOT_SENT", false),
                            tuple("token", "OK", true),
                            tuple("cancelquote", "OK", true),
                            tuple("bookquoteddeal", "BOOKED", true),
                            tuple("bookquoteddeal", "REFUSED", false),
                            tuple("bookquoteddeal", "HTTP_STATUS", false),
                            tuple("GetTxnStatus", "SERVER_ERROR", false));
            assertThat(desk.reports)
                    .allSatisfy(report -> assertThat(report.took()).isGreaterThanOrEqualTo(Duration.ZERO));
            assertThat(desk.reports.getLast().httpStatus()).hasValue(503);
        }
    }
}
