package com.fxbatchtrader.app.json;

import com.fxbatchtrader.app.figure.Exact;
import com.fxbatchtrader.service.verb.CleanUpLocks;
import com.fxbatchtrader.service.verb.StopView;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.ClientImportView;
import com.fxbatchtrader.service.view.DoubtAnswer;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.RateView;
import com.fxbatchtrader.service.view.RunSummary;
import com.fxbatchtrader.service.view.SchemaView;
import com.fxbatchtrader.service.view.TotalsView;
import com.fxbatchtrader.service.view.TradeView;
import com.fxbatchtrader.service.view.WaitView;
import com.fxbatchtrader.service.view.WorkerSummary;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Every result as one JSON document.
public final class Json {

    private Json() {}

    /// Batches, as an array.
    public static String batches(List<BatchView> batches) {
        return text(array(batches.stream().map(BatchJson::batch)));
    }

    /// Batches, as an array, with why they are not running and when they are expected to.
    public static String batches(List<BatchView> batches, Map<UUID, WaitView> waits) {
        return text(array(batches.stream().map(batch -> json(batch, Optional.ofNullable(waits.get(batch.id()))))));
    }

    /// One batch with why it is not running, and when it is expected to.
    public static String batch(BatchView batch, Optional<WaitView> wait) {
        return text(json(batch, wait));
    }

    /// The same with its trades.
    public static String batch(BatchView batch, Optional<WaitView> wait, List<TradeView> trades) {
        ObjectNode json = json(batch, wait);
        json.set("trades", BatchJson.trades(trades));
        return text(json);
    }

    private static ObjectNode json(BatchView batch, Optional<WaitView> wait) {
        ObjectNode json = BatchJson.batch(batch);
        WaitJson.add(json, wait);
        return json;
    }

    /// One batch.
    public static String batch(BatchView batch) {
        return text(BatchJson.batch(batch));
    }

    /// One batch with its trades.
    public static String batch(BatchView batch, List<TradeView> trades) {
        ObjectNode json = BatchJson.batch(batch);
        json.set("trades", BatchJson.trades(trades));
        return text(json);
    }

    /// A run: its batch with its trades, and what it came to beside it.
    public static String run(RunSummary summary, List<TradeView> trades) {
        ObjectNode json = BatchJson.batch(summary.batch());
        json.set("summary", summary(summary));
        json.set("trades", BatchJson.trades(trades));
        return text(json);
    }

    /// What a worker has done.
    public static String worker(WorkerSummary summary) {
        return text(
                new JsonWriter()
                        .text("end", summary.stopped() ? "STOPPED" : "DRAINED")
                        .number("batches", summary.batches())
                        .number("trades", summary.trades())
                        .number("succeeded", summary.succeeded())
                        .number("failed", summary.failed())
                        .number("cancelled", summary.cancelled())
                        .number("inDoubt", summary.inDoubt())
                        .number("bankCalls", summary.bankCalls())
                        .done());
    }

    private static JsonNode summary(RunSummary summary) {
        return new JsonWriter()
                .word("end", summary.end())
                .text("endText", summary.endText())
                .node("totals", array(summary.totals().stream().map(Json::totals)))
                .node(
                        "failures",
                        array(
                                summary.failures().stream()
                                        .map(
                                                f ->
                                                        new JsonWriter()
                                                                .text("reason", f.code())
                                                                .number("trades", f.trades())
                                                                .text("example", f.example())
                                                                .done())))
                .number("bankCalls", summary.bankCalls())
                .number("durationMillis", summary.duration().toMillis())
                .node("notices", strings(summary.notices()))
                .done();
    }

    private static JsonNode totals(TotalsView totals) {
        String base = totals.pair().substring(0, 3);
        String quote = totals.pair().substring(4);
        return new JsonWriter()
                .text("pair", totals.pair())
                .number("trades", totals.trades())
                .text("baseAmount", Exact.money(totals.baseAmount(), base).toPlainString())
                .text("quoteAmount", Exact.money(totals.quoteAmount(), quote).toPlainString())
                .text("margin", Exact.money(totals.margin(), quote).toPlainString())
                .done();
    }

    /// An import of a batch.
    public static String imported(BatchImportView result) {
        return text(ImportJson.batch(result));
    }

    /// An import of clients.
    public static String imported(ClientImportView result) {
        return text(ImportJson.clients(result));
    }

    /// Doubts, as an array.
    public static String doubts(List<DoubtView> doubts) {
        return text(array(doubts.stream().map(DoubtJson::doubt)));
    }

    /// One dossier.
    public static String doubt(DoubtView doubt) {
        return text(DoubtJson.doubt(doubt));
    }

    /// One dossier after the bank was asked.
    public static String answer(DoubtAnswer answer) {
        ObjectNode json = DoubtJson.doubt(answer.doubt());
        json.put("said", answer.said());
        json.put("settled", answer.settled());
        return text(json);
    }

    /// Reference rates, as an array.
    public static String rates(List<RateView> rates) {
        return text(array(rates.stream().map(Json::rate)));
    }

    private static JsonNode rate(RateView rate) {
        return new JsonWriter()
                .text("pair", rate.pair())
                .text("rate", Exact.rate(rate.rate()).toPlainString())
                .time("since", rate.since())
                .number("ageSeconds", rate.age().toSeconds())
                .flag("stale", rate.stale())
                .text("source", rate.source())
                .text("setBy", rate.setBy())
                .done();
    }

    /// Locks that had expired, as an array of batches with what became of each.
    public static String cleaned(List<CleanUpLocks.CleanedUp> cleaned) {
        return text(
                array(
                        cleaned.stream()
                                .map(
                                        one -> {
                                            ObjectNode json = BatchJson.batch(one.batch());
                                            json.put("cleared", one.cleared());
                                            json.put("said", one.said());
                                            return json;
                                        })));
    }

    /// How far the stop of all trading has come.
    public static String stop(StopView stop) {
        return text(
                new JsonWriter()
                        .word("phase", stop.phase())
                        .text("why", stop.why())
                        .number("atBank", stop.atBank())
                        .number("atMostSeconds", stop.atMost().toSeconds())
                        .text("said", stop.said())
                        .done());
    }

    /// A schema's state.
    public static String schema(SchemaView schema) {
        return text(
                new JsonWriter()
                        .text("database", schema.database())
                        .text("version", schema.version())
                        .text("expected", schema.expected())
                        .flag("good", schema.good())
                        .node("applied", strings(schema.applied()))
                        .node("findings", strings(schema.findings()))
                        .done());
    }

    private static ArrayNode array(Stream<? extends JsonNode> nodes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        nodes.forEach(array::add);
        return array;
    }

    private static ArrayNode strings(List<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static String text(JsonNode document) {
        return JsonWriter.text(document);
    }
}
