package com.fxbatchtrader.engine;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.BankIdentity;
import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.Quote;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.RatedQuote;
import com.fxbatchtrader.bank.Statement;
import com.fxbatchtrader.bank.StatusAnswer;

import java.time.Duration;
import java.time.LocalDate;

/// Passes all calls on; tests override some.
class PassingGateway implements BankGateway {

    private final BankGateway to;

    PassingGateway(BankGateway to) {
        this.to = to;
    }

    @Override
    public BankIdentity identity() {
        return to.identity();
    }

    @Override
    public boolean tokenLives(Duration life) {
        return to.tokenLives(life);
    }

    @Override
    public void ensureToken(Duration life) {
        to.ensureToken(life);
    }

    @Override
    public AccountBalance balance(AccountRef account) {
        return to.balance(account);
    }

    @Override
    public Quote createQuote(QuoteRequest request) {
        return to.createQuote(request);
    }

    @Override
    public RatedQuote latestQuote(long quoteId) {
        return to.latestQuote(quoteId);
    }

    @Override
    public BookingAnswer book(BookingRequest request, Duration deadline) {
        return to.book(request, deadline);
    }

    @Override
    public void cancelQuote(long quoteId) {
        to.cancelQuote(quoteId);
    }

    @Override
    public StatusAnswer status(String transactionId) {
        return to.status(transactionId);
    }

    @Override
    public Statement statement(AccountRef account, LocalDate from, LocalDate until) {
        return to.statement(account, from, until);
    }

    @Override
    public void close() {
        to.close();
    }
}
