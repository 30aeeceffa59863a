package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// A gateway, its bank and its clock, with fictional data.
final class Desk implements AutoCloseable {

    static final AccountRef ZAR = new AccountRef("C-100", "4051234567", "ZAR");
    static final AccountRef USD = new AccountRef("C-100", "4059876543", "USD");
    static final UUID KEY = UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    static final BookingRequest BOOKING =
            new BookingRequest(9007199254740993L, KEY, new BigDecimal("17.79"), new BigDecimal("17.812345"));
    static final QuoteRequest QUOTE =
            new QuoteRequest(
                    ZAR,
                    USD,
                    true,
                    "Spot",
                    "USD/ZAR",
                    "ZAR",
                    new BigDecimal("1E+5"),
                    LocalDate.of(2026, 11, 25),
                    OffsetDateTime.parse("2026-11-23T09:00:00+02:00"));
    static final BankCredentials CREDENTIALS =
            new BankCredentials("desk-client", "s3cret & more", "user", "pass+word", "fx/.default", Optional.empty());
    static final Duration LIMIT = Duration.ofSeconds(5);

    final RawBank bank = new RawBank();
    final RealPacing pacing = new RealPacing();
    final List<CallReport> reports = new CopyOnWriteArrayList<>();
    final HttpBankGateway gateway;

    Desk() {
        this(Duration.ofSeconds(4));
    }

    /// With less patience for answers.
    Desk(Duration responseTimeout) {
        this(responseTimeout, CREDENTIALS);
    }

    Desk(Duration responseTimeout, BankCredentials credentials) {
        gateway = new HttpBankGateway(settings(bank, responseTimeout, credentials), pacing, reports::add);
    }

    static BankSettings settings(RawBank bank, Duration responseTimeout, BankCredentials credentials) {
        return BankSettings.of(BankAddresses.under(bank.base()), "test", "desk@example.com", credentials)
                .withTimeouts(Duration.ofSeconds(1), responseTimeout);
    }

    /// With a token in hand, so that only the call under test is on the wire.
    Desk ready() {
        gateway.ensureToken(Duration.ofMinutes(5));
        return this;
    }

    List<RawBank.Request> bookings() {
        return bank.received("bookquoteddeal");
    }

    @Override
    public void close() {
        gateway.close();
        bank.close();
    }
}
