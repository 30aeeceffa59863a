package com.fxbatchtrader.app.json;

import static com.fxbatchtrader.app.Pictures.batch;
import static com.fxbatchtrader.app.Pictures.counts;
import static com.fxbatchtrader.app.Pictures.summary;
import static com.fxbatchtrader.app.Pictures.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.app.Pictures;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.queue.Expected;
import com.fxbatchtrader.domain.queue.Waiting;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.ClientImportView;
import com.fxbatchtrader.service.view.DoubtAnswer;
import com.fxbatchtrader.service.view.ImportReport;
import com.fxbatchtrader.service.view.ProblemView;
import com.fxbatchtrader.service.view.RateView;
import com.fxbatchtrader.service.view.RunEnd;
import com.fxbatchtrader.service.view.SchemaView;
import com.fxbatchtrader.service.view.TradeCounts;
import com.fxbatchtrader.service.view.WaitView;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class JsonTest {

    private static final TradeCounts ALL_DONE = counts(0, 0, 0, 0, 22, 3, 0);

    private static JsonNode read(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static JsonNode success() {
        return read(Json.batch(
                        batch(BatchStatus.PARTIAL_SUCCESS, ALL_DONE),
                        List.of(trade(TradeStatus.SUCCESS, Optional.empty()))))
                .get("trades")
                .get(0);
    }

    @Test
    void a_batch_has_every_field_that_scripts_rely_on() {
        JsonNode json =
                read(Json.batch(batch(BatchStatus.RUNNING, counts(10, 3, 1, 1, 9, 1, 0), Optional.of("desk1:7:ab"))));

        assertThat(json.propertyNames())
                .contains(
                        "id",
                        "number",
                        "name",
                        "status",
                        "priority",
                        "queuePosition",
                        "total",
                        "succeeded",
                        "failed",
                        "inDoubt",
                        "cancelled",
                        "maxConcurrentTrades",
                        "currentConcurrentTrades",
                        "lockedBy",
                        "fence",
                        "startedAt",
                        "completedAt");
        assertThat(json.get("id").stringValue()).isEqualTo(Pictures.BATCH.toString());
        assertThat(json.get("number").longValue()).isEqualTo(1042);
        assertThat(json.get("status").stringValue()).isEqualTo("RUNNING");
        assertThat(json.get("total").intValue()).isEqualTo(25);
        assertThat(json.get("inDoubt").intValue()).isEqualTo(1);
        assertThat(json.get("currentConcurrentTrades").intValue()).isEqualTo(3);
        assertThat(json.get("lockedBy").stringValue()).isEqualTo("desk1:7:ab");
        assertThat(json.get("startedAt").stringValue()).isEqualTo("2026-11-23T10:00:01Z");
        assertThat(json.get("completedAt").isNull()).isTrue();
        assertThat(json.has("trades")).isFalse();
    }

    @Test
    void a_batch_without_lock_says_null() {
        JsonNode json = read(Json.batch(batch(BatchStatus.PENDING, counts(5, 0, 0, 0, 0, 0, 0))));

        assertThat(json.get("lockedBy").isNull()).isTrue();
        assertThat(json.get("fence").longValue()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "row",
                "cif",
                "side",
                "pair",
                "dealCurrency",
                "amount",
                "status",
                "reason",
                "attempts",
                "dealTransactionId",
                "bankTransactionId",
                "quoteId",
                "bankRate",
                "clientRate",
                "usdAmount",
                "margin"
            })
    void a_trade_has_every_field_that_scripts_rely_on_also_before_it_is_known(String field) {
        JsonNode pending =
                read(Json.batch(
                                batch(BatchStatus.PENDING, counts(1, 0, 0, 0, 0, 0, 0)),
                                List.of(trade(TradeStatus.PENDING, Optional.empty()))))
                        .get("trades")
                        .get(0);

        assertThat(pending.has(field)).isTrue();
        assertThat(success().has(field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "batchId",
                "dealTransactionId",
                "bankTransactionId",
                "quoteId",
                "amount",
                "bankRate",
                "clientRate",
                "usdAmount",
                "quoteAmount",
                "margin",
                "cif"
            })
    void ids_money_and_rates_are_strings(String field) {
        assertThat(success().get(field).isString()).isTrue();
    }

    @Test
    void figures_have_the_digits_that_belong_to_them() {
        JsonNode trade = success();

        assertThat(trade.get("amount").stringValue()).isEqualTo("200000.00");
        assertThat(trade.get("bankRate").stringValue()).isEqualTo("17.7930");
        assertThat(trade.get("clientRate").stringValue()).isEqualTo("17.8288");
        assertThat(trade.get("usdAmount").stringValue()).isEqualTo("11217.80");
        assertThat(trade.get("margin").stringValue()).isEqualTo("401.60");
        assertThat(trade.get("quoteId").stringValue()).isEqualTo("9007199254740993");
        assertThat(trade.get("side").stringValue()).isEqualTo("BUY");
        assertThat(trade.get("spread").stringValue()).isEqualTo("358");
        assertThat(trade.get("row").intValue()).isEqualTo(17);
        assertThat(trade.get("attempts").intValue()).isEqualTo(1);
    }

    @Test
    void a_failed_trade_has_code_and_words() {
        JsonNode trade =
                read(Json.batch(
                                batch(BatchStatus.FAILED, counts(0, 0, 0, 0, 0, 1, 0)),
                                List.of(trade(TradeStatus.FAILED, Optional.of("RATE_GUARD")))))
                        .get("trades")
                        .get(0);

        assertThat(trade.get("reason").stringValue()).isEqualTo("RATE_GUARD");
        assertThat(trade.get("reasonText").stringValue()).isEqualTo("in words: RATE_GUARD");
        assertThat(trade.get("bankRate").isNull()).isTrue();
    }

    @Test
    void a_run_is_its_batch_with_trades_and_summary() {
        JsonNode json =
                read(
                        Json.run(
                                summary(BatchStatus.PARTIAL_SUCCESS, RunEnd.ENDED, ALL_DONE),
                                List.of(trade(TradeStatus.SUCCESS, Optional.empty()))));

        assertThat(json.get("status").stringValue()).isEqualTo("PARTIAL_SUCCESS");
        assertThat(json.get("succeeded").intValue()).isEqualTo(22);
        assertThat(json.get("trades").size()).isEqualTo(1);
        JsonNode summary = json.get("summary");
        assertThat(summary.get("end").stringValue()).isEqualTo("ENDED");
        assertThat(summary.get("totals").get(0).get("quoteAmount").stringValue()).isEqualTo("1690000.00");
        assertThat(summary.get("failures").get(0).get("reason").stringValue()).isEqualTo("RATE_GUARD");
        assertThat(summary.get("bankCalls").longValue()).isEqualTo(143);
        assertThat(summary.get("durationMillis").longValue()).isEqualTo(38_000);
    }

    @Test
    void lists_are_arrays() {
        assertThat(read(Json.batches(List.of())).isArray()).isTrue();
        assertThat(read(Json.batches(List.of(batch(BatchStatus.PENDING, ALL_DONE)))).get(0).get("number").longValue())
                .isEqualTo(1042);
        assertThat(read(Json.doubts(List.of(Pictures.doubt(TradeStatus.IN_DOUBT)))).size()).isEqualTo(1);
    }

    @Test
    void an_import_is_the_batch_with_what_was_found_in_the_file() {
        ProblemView problem = new ProblemView("b.csv", 4, "Amount ZAR", "NOT_POSITIVE", "\"-5\"", "above 0");
        ImportReport report =
                new ImportReport("b.csv", "CSV, UTF-8, comma", 25, 24, List.of(problem), 1, Optional.empty());

        JsonNode stored =
                read(
                        Json.imported(
                                new BatchImportView(
                                        report, Optional.of(batch(BatchStatus.PENDING, ALL_DONE)), Optional.empty())));
        assertThat(stored.get("id").stringValue()).isEqualTo(Pictures.BATCH.toString());
        assertThat(stored.get("import").get("refused").isNull()).isTrue();
        assertThat(stored.get("import").get("problems").get(0).get("row").intValue()).isEqualTo(4);

        JsonNode refused =
                read(Json.imported(new BatchImportView(report, Optional.empty(), Optional.of("one row is wrong"))));
        assertThat(refused.has("id")).isFalse();
        assertThat(refused.get("import").get("refused").stringValue()).isEqualTo("one row is wrong");

        JsonNode clients = read(Json.imported(new ClientImportView(report, 1, 2, 3, Optional.empty())));
        assertThat(clients.get("changed").intValue()).isEqualTo(2);
        assertThat(clients.get("problemCount").intValue()).isEqualTo(1);
    }

    @Test
    void a_dossier_has_attempts_and_history() {
        JsonNode json = read(Json.answer(new DoubtAnswer(Pictures.doubt(TradeStatus.IN_DOUBT), "unknown")));

        JsonNode attempt = json.get("attempts").get(0);
        assertThat(attempt.get("dealTransactionId").stringValue()).isEqualTo(Pictures.KEY.toString());
        assertThat(attempt.get("quoteId").isString()).isTrue();
        assertThat(attempt.get("quotedRate").stringValue()).isEqualTo("17.7930");
        assertThat(attempt.get("askedTimes").intValue()).isEqualTo(2);
        assertThat(json.get("history").get(0).get("after").stringValue()).isEqualTo("IN_DOUBT");
        assertThat(json.get("settled").booleanValue()).isFalse();
        assertThat(json.get("said").stringValue()).isEqualTo("unknown");
    }

    @Test
    void rates_and_schemas_have_their_forms() {
        JsonNode rate =
                read(Json.rates(
                                List.of(
                                        new RateView(
                                                "USD/ZAR",
                                                new BigDecimal("17.79000000"),
                                                Pictures.NOON,
                                                "rate set",
                                                "user:a@b",
                                                Duration.ofSeconds(61),
                                                false))))
                        .get(0);
        assertThat(rate.get("rate").stringValue()).isEqualTo("17.7900");
        assertThat(rate.get("ageSeconds").longValue()).isEqualTo(61);

        JsonNode schema = read(Json.schema(new SchemaView("H2", "2", "2", List.of("V1"), List.of("x"))));
        assertThat(schema.get("good").booleanValue()).isFalse();
        assertThat(schema.get("findings").get(0).stringValue()).isEqualTo("x");
    }

    private static JsonNode waiting(Waiting cause) {
        WaitView wait = Pictures.wait(cause);
        BatchView queued = batch(BatchStatus.PENDING, ALL_DONE);
        return read(Json.batches(List.of(queued), Map.of(wait.batchId(), wait))).get(0);
    }

    @Test
    void a_batch_says_what_it_waits_for_and_when_it_is_expected() {
        JsonNode json = waiting(new Waiting.Behind(3, 40, 1039, "noon"));
        assertThat(json.get("waitsFor").toString())
                .isEqualTo(
                        "{\"cause\":\"BEHIND\",\"sentence\":\"So it is.\",\"batches\":3,\"trades\":40,"
                                + "\"first\":1039,\"firstName\":\"noon\"}");
        assertThat(json.get("expectedStart").toString())
                .isEqualTo("{\"earliest\":\"2026-11-23T10:10:00Z\",\"latest\":\"2026-11-23T10:12:00Z\"}");
        assertThat(json.get("expectedFinish").get("latest").stringValue()).isEqualTo("2026-11-23T10:20:00Z");
        assertThat(json.get("expectedUnknown").isNull()).isTrue();
        assertThat(json.get("id").stringValue()).isEqualTo(Pictures.BATCH.toString());
    }

    @Test
    void without_expected_times_there_are_none_and_a_word_says_why() {
        WaitView wait = Pictures.wait(new Waiting.Draft(), new Expected.Unknown(Expected.Why.NOT_MEASURED));
        JsonNode json = read(Json.batch(batch(BatchStatus.DRAFT, ALL_DONE), Optional.of(wait), List.of()));
        assertThat(json.get("waitsFor").get("cause").stringValue()).isEqualTo("DRAFT");
        assertThat(json.get("expectedStart").isNull() && json.get("expectedFinish").isNull()).isTrue();
        assertThat(json.get("expectedUnknown").stringValue()).isEqualTo("NOT_MEASURED");
        JsonNode ended = read(Json.batch(batch(BatchStatus.FAILED, ALL_DONE), Optional.empty()));
        assertThat(ended.get("waitsFor").isNull() && ended.get("expectedUnknown").isNull()).isTrue();
    }

    @Test
    void each_cause_has_its_figures() {
        Instant at = Pictures.NOON;
        Optional<String> nobody = Optional.empty();
        Duration minute = Duration.ofMinutes(1);
        Map<Waiting, List<String>> figures =
                Map.ofEntries(
                        Map.entry(new Waiting.Stopped("a", "b", at), List.of("by", "reason", "since")),
                        Map.entry(new Waiting.Blocked("b"), List.of("reason")),
                        Map.entry(new Waiting.AwaitingApproval(), List.of()),
                        Map.entry(
                                new Waiting.Paused("a", "b", Optional.empty(), 1),
                                List.of("by", "reason", "since", "unsettled")),
                        Map.entry(new Waiting.NotBefore(at), List.of("until")),
                        Map.entry(new Waiting.Held("x", at), List.of("owner", "until")),
                        Map.entry(new Waiting.NoWorker(minute), List.of("waitedSeconds")),
                        Map.entry(
                                new Waiting.WorkersFull(1, 2, minute),
                                List.of("waitedSeconds", "processes", "batches")),
                        Map.entry(new Waiting.Barred("x", at, minute), List.of("waitedSeconds", "owner", "until")),
                        Map.entry(
                                new Waiting.TakeOver(nobody, 1, minute),
                                List.of("waitedSeconds", "former", "processes")),
                        Map.entry(
                                new Waiting.Running("x", at, 1, 5, 2),
                                List.of("owner", "until", "atOnce", "limit", "toGo")),
                        Map.entry(
                                new Waiting.NoReference("x", "USD/ZAR", Optional.empty()),
                                List.of("owner", "pair", "since")),
                        Map.entry(new Waiting.Pausing("a", "b", 1), List.of("by", "reason", "atOnce")),
                        Map.entry(new Waiting.Cancelling("a", "b", 1), List.of("by", "reason", "atOnce")),
                        Map.entry(new Waiting.AsksBank(1, at, nobody), List.of("unsettled", "nextCheckAt", "owner")));
        figures.forEach(
                (cause, names) -> {
                    List<String> all = new ArrayList<>(List.of("cause", "sentence"));
                    all.addAll(names);
                    assertThat(waiting(cause).get("waitsFor").propertyNames()).containsExactlyElementsOf(all);
                });
        assertThat(waiting(new Waiting.NotBefore(at)).get("waitsFor").get("cause").stringValue())
                .isEqualTo("NOT_BEFORE");
    }
}
