package com.fxbatchtrader.bench;

import com.fxbatchtrader.time.Pacing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The calls of a trade, one after the other, by some threads on one HTTP client of the JDK, and nothing else: no
/// database, no reading of answers beyond the quote's id and rate, one client with kept connections for all.
final class WireLoop {

    private static final String HEADER = "\"header\":{\"userId\":\"desk@example.com\"}";
    private static final Pattern QUOTE = Pattern.compile("\"quoteId\"\\s*:\\s*(\\d+)");
    private static final Pattern RATE = Pattern.compile("\"quoteRate\"\\s*:\\s*([0-9.]+)");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(3)).build();
    private final URI bank;
    private final Pacing pacing;
    private final String token;
    private final LongAdder lost = new LongAdder();
    private final AtomicInteger amounts = new AtomicInteger(900_000_000);

    WireLoop(URI bank, Pacing pacing) throws IOException, InterruptedException {
        this.bank = bank;
        this.pacing = pacing;
        HttpRequest request =
                HttpRequest.newBuilder(bank.resolve("/oauth2/v2.0/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "client_id=a&client_secret=b&scope=c&grant_type=password"
                                                + "&username=d&password=e"))
                        .build();
        token = found(TOKEN, client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /// Makes the calls of that many trades.
    ///
    /// @return calls a second
    double run(int trades, int threads) {
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Boolean>> ends = new ArrayList<>();
        long began = pacing.nanos();
        for (int i = 0; i < threads; i++) {
            CompletableFuture<Boolean> end = new CompletableFuture<>();
            ends.add(end);
            pacing.start(
                    "wire-" + i,
                    () -> {
                        try {
                            for (int at = next.getAndIncrement(); at < trades; at = next.getAndIncrement()) {
                                tradeAtLast(at % 100);
                            }
                            end.complete(true);
                        } catch (IOException | InterruptedException e) {
                            end.completeExceptionally(e);
                        }
                    });
        }
        ends.forEach(pacing::await);
        return trades * 5 / ((pacing.nanos() - began) / 1e9);
    }

    /// The JDK's pool loses one call in some ten thousand: it takes the answer for data that came while the connection
    /// was idle. Such a trade is made again and counts once.
    private void tradeAtLast(int index) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                trade(index);
                return;
            } catch (IOException e) {
                lost.increment();
                if (tries == 3) {
                    throw e;
                }
            }
        }
    }

    /// Trades that were made again.
    long lost() {
        return lost.sum();
    }

    private void trade(int index) throws IOException, InterruptedException {
        String cif = BenchDesk.cif(index);
        int amount = amounts.incrementAndGet();
        call("/account/api/v1/balance", "\"accountNumber\":\"1" + cif + "\",\"cifNumber\":\"" + cif + "\"");
        String quote =
                found(
                        QUOTE,
                        call(
                                "/trading-channel-service/api/v1/createquote",
                                "\"customer\":{\"cifNo\":\""
                                        + cif
                                        + "\",\"fromSettlementAccount\":{\"currency\":\"ZAR\",\"accountNumber\":\"1"
                                        + cif
                                        + "\"},\"toSettlementAccount\":{\"currency\":\"USD\",\"accountNumber\":\"2"
                                        + cif
                                        + "\"}},\"trade\":{\"tradeType\":\"Buy\",\"deliveryType\":\"Spot\","
                                        + "\"currencyPair\":\"USD/ZAR\",\"dealCurrency\":\"ZAR\","
                                        + "\"dealCurrencyAmount\":"
                                        + (amount / 100_000)
                                        + "."
                                        + String.valueOf(100 + amount % 100).substring(1)
                                        + ",\"settlementDate\":\""
                                        + day()
                                        + "\",\"dealDateTime\":\""
                                        + now()
                                        + "\"}"));
        String rate = found(RATE, call("/trading-channel-service/api/v1/getlatestquote", "\"quoteID\":" + quote));
        String key = UUID.randomUUID().toString();
        call(
                "/trading-channel-service/api/v1/bookquoteddeal",
                "\"trade\":{\"quoteID\":"
                        + quote
                        + ",\"dealTransactionID\":\""
                        + key
                        + "\",\"quoteRate\":"
                        + rate
                        + ",\"dealRate\":"
                        + rate
                        + "}");
        call("/trading-channel-service/api/v1/GetTxnStatus", "\"transactionID\":\"" + key + "\"");
    }

    private String call(String path, String fields) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(bank.resolve(path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString("{" + HEADER + "," + fields + "}"))
                        .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answers " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private String day() {
        return LocalDate.ofInstant(pacing.instant(), ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private String now() {
        Instant now = pacing.instant();
        return now.atOffset(ZoneOffset.UTC).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String found(Pattern what, String in) throws IOException {
        Matcher matcher = what.matcher(in);
        if (!matcher.find()) {
            throw new IOException("no " + what + " in " + in);
        }
        return matcher.group(1);
    }
}
