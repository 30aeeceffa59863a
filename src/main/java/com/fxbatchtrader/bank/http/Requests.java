package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// The bodies of the requests, spelled as the bank spells them.
final class Requests {

    private Requests() {}

    /// Stands in every request.
    record Header(String userId) {}

    record Balance(Header header, String accountNumber, String cifNumber) {

        static Balance of(Header header, AccountRef account) {
            return new Balance(header, account.number(), account.cif());
        }
    }

    record BulkBalance(Header header, int page, int size) {}

    record Statement(Header header, String accountNumber, String cifNumber, String fromDate, String toDate) {

        static Statement of(Header header, AccountRef account, LocalDate from, LocalDate to) {
            return new Statement(header, account.number(), account.cif(), from.toString(), to.toString());
        }
    }

    record CreateQuote(Header header, Customer customer, QuoteTrade trade) {

        static CreateQuote of(Header header, QuoteRequest request) {
            Customer customer =
                    new Customer(
                            request.from().cif(),
                            new Account(request.from().currency(), request.from().number()),
                            new Account(request.to().currency(), request.to().number()));
            QuoteTrade trade =
                    new QuoteTrade(
                            request.buy() ? "Buy" : "Sell",
                            request.delivery(),
                            request.pair(),
                            request.dealCurrency(),
                            request.dealAmount(),
                            request.settlementDate().format(DateTimeFormatter.BASIC_ISO_DATE),
                            request.dealTime().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
            return new CreateQuote(header, customer, trade);
        }
    }

    record Customer(String cifNo, Account fromSettlementAccount, Account toSettlementAccount) {}

    record Account(String currency, String accountNumber) {}

    record QuoteTrade(
            String tradeType,
            String deliveryType,
            String currencyPair,
            String dealCurrency,
            BigDecimal dealCurrencyAmount,
            String settlementDate,
            String dealDateTime) {}

    /// Of the latest quote and of its cancellation.
    record QuoteId(Header header, long quoteID) {}

    record Book(Header header, BookTrade trade) {

        static Book of(Header header, BookingRequest request) {
            BookTrade trade =
                    new BookTrade(request.quoteId(), request.key().toString(), request.quoteRate(), request.dealRate());
            return new Book(header, trade);
        }
    }

    record BookTrade(long quoteID, String dealTransactionID, BigDecimal quoteRate, BigDecimal dealRate) {}

    record Status(Header header, String transactionID) {}
}
