package com.fxbatchtrader.service.doctor;

import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.Quote;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.RatedQuote;
import com.fxbatchtrader.service.doctor.Finding.Area;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Asks the bank for a quote of a tiny amount, for its rate, and takes it back: it is never booked.
final class QuoteExam {

    private static final String LATEST = "latest quote";
    private static final String CANCEL = "cancel quote";

    private final BankGateway gateway;
    private final Optional<QuoteRequest> request;

    QuoteExam(BankGateway gateway, Optional<QuoteRequest> request) {
        this.gateway = gateway;
        this.request = request;
    }

    List<Finding> findings() {
        if (request.isEmpty()) {
            return List.of(
                    BankExam.notExamined(
                            "quote, " + LATEST + ", " + CANCEL, "no client has accounts in two currencies of a pair"));
        }
        List<Finding> findings = new ArrayList<>();
        AtomicReference<Optional<Quote>> quote = new AtomicReference<>(Optional.empty());
        findings.add(BankExam.call("quote", () -> created(request.get(), quote)));
        quote.get()
                .ifPresentOrElse(
                        one -> {
                            findings.add(BankExam.call(LATEST, () -> rated(one.id())));
                            // also where its rate can't be had: it is not to be left standing
                            findings.add(BankExam.call(CANCEL, () -> cancelled(one.id())));
                        },
                        () -> findings.add(BankExam.notExamined(LATEST + ", " + CANCEL, "there is no quote")));
        return findings;
    }

    private Finding created(QuoteRequest wanted, AtomicReference<Optional<Quote>> quote) {
        Quote created = gateway.createQuote(wanted);
        quote.set(Optional.of(created));
        return Finding.good(
                Area.BANK,
                "quote",
                "one of "
                        + wanted.dealCurrency()
                        + " "
                        + wanted.dealAmount().toPlainString()
                        + " is given, good until "
                        + created.expiry());
    }

    private Finding rated(long quoteId) {
        RatedQuote rated = gateway.latestQuote(quoteId);
        return Finding.good(Area.BANK, LATEST, "its rate is " + rated.rate().toPlainString());
    }

    private Finding cancelled(long quoteId) {
        gateway.cancelQuote(quoteId);
        return Finding.good(Area.BANK, CANCEL, "it is taken back, and nothing was booked");
    }
}
