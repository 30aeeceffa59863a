package com.fxbatchtrader.engine;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.AnswerMeta;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.BankIdentity;
import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.Quote;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.RatedQuote;
import com.fxbatchtrader.bank.Statement;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.time.VirtualPacing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/// One workstation's connection to a [MemoryBank]. Its times are the workstation's; when the workstation is killed,
/// what it has sent is at the bank all the same.
record BankWire(MemoryBank bank, VirtualPacing workstation) implements BankGateway {

    @Override
    public BankIdentity identity() {
        return new BankIdentity("test", "bank.test", "desk@bank.test");
    }

    /// Never: so that the calls for one meet with all that other calls meet with.
    @Override
    public boolean tokenLives(Duration life) {
        return false;
    }

    @Override
    public void ensureToken(Duration life) {
        call("token");
    }

    @Override
    public AccountBalance balance(AccountRef account) {
        call("balance");
        return bank.script().balance(account);
    }

    @Override
    public Quote createQuote(QuoteRequest request) {
        call("createquote");
        MemoryBank.Deal deal = bank.quote(request);
        return new Quote(deal.id(), deal.expiry(), local(deal.expiry()));
    }

    @Override
    public RatedQuote latestQuote(long quoteId) {
        call("getlatestquote");
        Instant expiry = bank.quote(quoteId).expiry();
        return new RatedQuote(quoteId, expiry, local(expiry), bank.script().rate(bank.quotesMade()));
    }

    /// The bank's instant on this workstation's clock.
    private Instant local(Instant expiry) {
        return workstation.instant().plus(Duration.between(bank.now(), expiry));
    }

    @Override
    public BookingAnswer book(BookingRequest request, Duration deadline) {
        Instant sent = workstation.instant();
        MemoryBank.Deal deal = bank.quote(request.quoteId());
        if (bank.script().fate(request, deal.request(), 0) == BankScript.Fate.NOT_SENT) {
            return new BookingAnswer.NotSent("no token could be had", silence(sent));
        }
        bank.begun("bookquoteddeal");
        return workstation
                .await(bank.book(request, sent), deadline)
                .orElseGet(
                        () ->
                                new BookingAnswer.Unproven(
                                        BookingAnswer.Doubt.NO_ANSWER, "no answer in " + deadline, silence(sent)));
    }

    @Override
    public void cancelQuote(long quoteId) {
        call("cancelquote");
        bank.cancel(quoteId);
    }

    @Override
    public StatusAnswer status(String transactionId) {
        Instant sent = workstation.instant();
        call("GetTxnStatus");
        return bank.status(transactionId, sent);
    }

    @Override
    public Statement statement(AccountRef account, LocalDate from, LocalDate to) {
        call("statement");
        return bank.statement(account);
    }

    @Override
    public void close() {}

    private void call(String name) {
        bank.begun(name);
        workstation.pause(bank.script().takes(name));
        Optional<BankException> failure = bank.script().failure(name);
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private AnswerMeta silence(Instant sent) {
        return new AnswerMeta(OptionalInt.empty(), Optional.empty(), false, sent, workstation.instant(), "");
    }
}
