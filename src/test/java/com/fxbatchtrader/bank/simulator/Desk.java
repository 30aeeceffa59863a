package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.fault.Call;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// A desk that talks to the simulator as any client would: the JDK's HTTP client and JSON by hand.
final class Desk implements AutoCloseable {

    static final String CIF = "76285288";
    static final String ZAR = "10286180131";
    static final String USD = "20972770615";

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private final String token;

    Desk(BankSimulator bank) throws IOException {
        this.base = bank.baseUri();
        this.token =
                send(form("client_id=c&client_secret=s&scope=x&grant_type=password&username=u&password=p"))
                        .json()
                        .path("access_token")
                        .stringValue("");
    }

    /// An answer as it came.
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return Json.read(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        int resultCode() {
            return json().path("result").path("resultCode").intValue(-1);
        }

        String reason() {
            return json().path("result").path("resultReasonCode").stringValue("");
        }

        String transactionIdOfDeal() {
            return json().path("transaction").path("transactionId").stringValue("");
        }

        String transactionId() {
            return json().path("header").path("transactionId").stringValue("");
        }
    }

    /// A quote as the bank told it.
    record Quoted(long id, BigDecimal rate) {}

    private HttpRequest form(String form) {
        return HttpRequest.newBuilder(base.resolve(Call.TOKEN.path()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    Answer token(String form) throws IOException {
        return send(form(form));
    }

    String token() {
        return token;
    }

    Answer post(Call call, String body) throws IOException {
        return post(call, body, "Bearer " + token);
    }

    Answer post(Call call, String body, String authorization) throws IOException {
        return send(
                HttpRequest.newBuilder(base.resolve(call.path()))
                        .header("Content-Type", "application/json")
                        .header("Authorization", authorization)
                        .timeout(Duration.ofSeconds(5))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            return new Answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    Answer balance(String cif, String account) throws IOException {
        return post(Call.BALANCE, balanceBody(cif, account));
    }

    static String balanceBody(String cif, String account) {
        return "{\"header\":{\"userId\":\"desk@example.com\"},\"accountNumber\":\"%s\",\"cifNumber\":\"%s\"}"
                .formatted(account, cif);
    }

    static String quoteBody(String cif, String side, String currency, String amount) {
        boolean buy = side.equals("Buy");
        return """
        {"header":{"userId":"desk@example.com"},
         "customer":{"cifNo":"%s",
           "fromSettlementAccount":{"currency":"%s","accountNumber":"%s"},
           "toSettlementAccount":{"currency":"%s","accountNumber":"%s"}},
         "trade":{"tradeType":"%s","deliveryType":"Cash","currencyPair":"USD/ZAR","dealCurrency":"%s",
           "dealCurrencyAmount":%s,"settlementDate":"20261123",
           "dealDateTime":"2026-11-23T10:00:00+02:00"}}
        """
                .formatted(
                        cif,
                        buy ? "ZAR" : "USD",
                        buy ? ZAR : USD,
                        buy ? "USD" : "ZAR",
                        buy ? USD : ZAR,
                        side,
                        currency,
                        amount);
    }

    Answer createQuote(String amount) throws IOException {
        return post(Call.CREATE_QUOTE, quoteBody(CIF, "Buy", "ZAR", amount));
    }

    /// A quote with its rate, by both calls.
    Quoted quote(String amount) throws IOException {
        return quoted(createQuote(amount));
    }

    Quoted quoted(Answer created) throws IOException {
        long id = created.json().path("payload").path("quoteId").longValue();
        return new Quoted(id, latest(id).json().path("payload").path("quoteRate").decimalValue());
    }

    Answer latest(long quoteId) throws IOException {
        return post(Call.LATEST_QUOTE, idBody("quoteID", Long.toString(quoteId)));
    }

    Answer cancel(long quoteId) throws IOException {
        return post(Call.CANCEL_QUOTE, idBody("quoteID", Long.toString(quoteId)));
    }

    Answer status(String id) throws IOException {
        return post(Call.STATUS, idBody("transactionID", "\"" + id + "\""));
    }

    static String idBody(String name, String value) {
        return "{\"header\":{\"userId\":\"desk@example.com\"},\"%s\":%s}".formatted(name, value);
    }

    Answer book(Quoted quote, String key) throws IOException {
        return post(Call.BOOK, bookBody(quote, key));
    }

    /// The body of a booking with a client rate 0.0358 above the bank's.
    static String bookBody(Quoted quote, String key) {
        BigDecimal dealRate = quote.rate().add(new BigDecimal("0.0358"));
        return """
        {"header":{"userId":"desk@example.com"},
         "trade":{"quoteID":%d,"dealTransactionID":"%s","quoteRate":%s,"dealRate":%s}}
        """
                .formatted(quote.id(), key, quote.rate(), dealRate);
    }

    Answer statement(String account, String from, String to) throws IOException {
        return post(
                Call.STATEMENT,
                """
                {"header":{"userId":"desk@example.com"},"accountNumber":"%s","cifNumber":"%s",
                 "fromDate":"%s","toDate":"%s"}
                """
                        .formatted(account, CIF, from, to));
    }

    @Override
    public void close() {
        http.close();
    }
}
