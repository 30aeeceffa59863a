package com.fxbatchtrader.app.json;

import com.fxbatchtrader.app.figure.Exact;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.LockView;
import com.fxbatchtrader.service.view.TradeCounts;
import com.fxbatchtrader.service.view.TradeView;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Batches and trades as JSON.
final class BatchJson {

    private BatchJson() {}

    static ObjectNode batch(BatchView batch) {
        JsonWriter json =
                new JsonWriter()
                        .id("id", batch.id())
                        .number("number", batch.number())
                        .text("name", batch.name())
                        .word("status", batch.status())
                        .text("statusReason", batch.statusReason())
                        .text("requestedStatus", batch.request().map(Enum::name))
                        .number("priority", batch.priority().level())
                        .number("queuePosition", batch.queuePosition());
        counts(json, batch.counts());
        json.number("maxConcurrentTrades", batch.maxConcurrentTrades())
                .number("currentConcurrentTrades", batch.currentConcurrentTrades());
        lock(json, batch.lock());
        return json.time("nextCheckAt", batch.nextCheckAt())
                .number("rejectedRows", batch.rejectedRows())
                .text("fileName", batch.fileName())
                .text("submittedBy", batch.submittedBy())
                .time("createdAt", batch.createdAt())
                .time("startedAt", batch.startedAt())
                .time("completedAt", batch.completedAt())
                .done();
    }

    private static void counts(JsonWriter json, TradeCounts counts) {
        json.number("total", counts.total())
                .number("pending", counts.pending())
                .number("booked", counts.booked())
                .number("succeeded", counts.succeeded())
                .number("failed", counts.failed())
                .number("inDoubt", counts.inDoubt())
                .number("cancelled", counts.cancelled());
    }

    private static void lock(JsonWriter json, LockView lock) {
        json.text("lockedBy", lock.owner())
                .time("lockedAt", lock.since())
                .time("lockTimeout", lock.until())
                .number("fence", lock.fence());
    }

    static ArrayNode trades(List<TradeView> trades) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        trades.forEach(t -> array.add(trade(t)));
        return array;
    }

    static ObjectNode trade(TradeView trade) {
        TradeView.Figures figures = trade.figures();
        String base = trade.pair().substring(0, 3);
        String quote = trade.pair().substring(4);
        return new JsonWriter()
                .id("id", trade.id())
                .id("batchId", trade.batchId())
                .number("row", trade.row())
                .text("cif", trade.cif())
                .text("client", trade.clientName())
                .word("side", trade.side())
                .text("pair", trade.pair())
                .text("dealCurrency", trade.dealCurrency())
                .text("amount", Exact.money(trade.amount(), trade.dealCurrency()).toPlainString())
                .text("spread", Exact.plain(trade.spread()).toPlainString())
                .word("delivery", trade.delivery())
                .text("valueDate", trade.valueDate().map(LocalDate::toString))
                .text("reference", trade.reference())
                .word("status", trade.status())
                .text("reason", trade.reason())
                .text("reasonText", trade.reasonText())
                .number("attempts", trade.attempts())
                .id("dealTransactionId", trade.booking().dealTransactionId())
                .text("bankTransactionId", trade.booking().bankTransactionId())
                .text("quoteId", quoteId(trade))
                .decimal("bankRate", figures.bankRate().map(Exact::rate))
                .decimal("clientRate", figures.clientRate().map(Exact::rate))
                .decimal("usdAmount", money(figures.baseAmount(), base))
                .decimal("quoteAmount", money(figures.quoteAmount(), quote))
                .decimal("margin", money(figures.margin(), quote))
                .time("changedAt", trade.changedAt())
                .done();
    }

    private static Optional<String> quoteId(TradeView trade) {
        return trade.quoteId().isPresent() ? Optional.of(Long.toString(trade.quoteId().getAsLong())) : Optional.empty();
    }

    private static Optional<BigDecimal> money(Optional<BigDecimal> amount, String currency) {
        return amount.map(a -> Exact.money(a, currency));
    }
}
