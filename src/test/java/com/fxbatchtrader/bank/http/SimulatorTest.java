package com.fxbatchtrader.bank.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.BookingAnswer.Booked;
import com.fxbatchtrader.bank.BookingAnswer.Refused;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.Quote;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.RatedQuote;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.bank.StatusAnswer.Known;
import com.fxbatchtrader.bank.simulator.BankSimulator;
import com.fxbatchtrader.bank.simulator.SimulatorSettings;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/// A trade's walk through the whole contract, against the bank that the demo and the long runs use.
class SimulatorTest {

    private final RealPacing pacing = new RealPacing();

    @Test
    void a_trade_walks_from_its_balance_to_its_line_in_the_statement() throws Exception {
        try (BankSimulator bank = BankSimulator.start(SimulatorSettings.plain(), pacing);
                HttpBankGateway gateway = gateway(bank)) {
            assertThat(gateway.balance(Desk.ZAR).status()).isEqualTo(AccountBalance.Status.OPEN);
            Quote quote = gateway.createQuote(request());
            RatedQuote rated = gateway.latestQuote(quote.id());
            BookingRequest booking = new BookingRequest(quote.id(), UUID.randomUUID(), rated.rate(), rated.rate());

            Booked booked = (Booked) gateway.book(booking, Desk.LIMIT);
            StatusAnswer status = gateway.status(booking.key().toString());

            assertThat(bank.ledger()).hasSize(1);
            assertThat(status)
                    .isInstanceOfSatisfying(
                            Known.class,
                            known -> {
                                assertThat(known.names(booking.key().toString())).isTrue();
                                assertThat(known.names(booked.bankTransactionId())).isTrue();
                            });
            LocalDate today = LocalDate.ofInstant(pacing.instant(), ZoneOffset.UTC);
            assertThat(gateway.statement(Desk.ZAR, today.minusDays(1), today.plusDays(1)).entries())
                    .anyMatch(entry -> entry.reference().contains(booking.key().toString()));
            assertThat(gateway.bulkBalance(0).lines()).isNotEmpty();
        }
    }

    @Test
    void a_cancelled_quote_is_refused_for_certain_and_an_unknown_key_is_unknown() throws Exception {
        try (BankSimulator bank = BankSimulator.start(SimulatorSettings.plain(), pacing);
                HttpBankGateway gateway = gateway(bank)) {
            Quote quote = gateway.createQuote(request());
            RatedQuote rated = gateway.latestQuote(quote.id());
            gateway.cancelQuote(quote.id());
            gateway.cancelQuote(quote.id());
            BookingRequest booking = new BookingRequest(quote.id(), UUID.randomUUID(), rated.rate(), rated.rate());

            assertThat(gateway.book(booking, Desk.LIMIT)).isInstanceOf(Refused.class);
            assertThat(gateway.status(booking.key().toString())).isInstanceOf(StatusAnswer.Unknown.class);
            assertThat(bank.ledger()).isEmpty();
        }
    }

    private HttpBankGateway gateway(BankSimulator bank) {
        BankAddresses addresses = BankAddresses.under(bank.baseUri().toString());
        return new HttpBankGateway(
                BankSettings.of(addresses, "demo", "desk@example.com", Desk.CREDENTIALS), pacing, CallObserver.none());
    }

    private QuoteRequest request() {
        OffsetDateTime now = pacing.instant().atOffset(ZoneOffset.ofHours(2));
        return new QuoteRequest(
                Desk.ZAR,
                Desk.USD,
                true,
                "Spot",
                "USD/ZAR",
                "ZAR",
                new BigDecimal("1500.00"),
                now.toLocalDate().plusDays(2),
                now);
    }
}
