package com.fxbatchtrader.app.json;

import com.fxbatchtrader.app.figure.Exact;
import com.fxbatchtrader.service.view.AttemptView;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.EventView;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Optional;

/// Doubts and their dossiers as JSON.
final class DoubtJson {

    private DoubtJson() {}

    static ObjectNode doubt(DoubtView doubt) {
        ArrayNode attempts = JsonNodeFactory.instance.arrayNode();
        doubt.attempts().forEach(a -> attempts.add(attempt(a)));
        return new JsonWriter()
                .node("trade", BatchJson.trade(doubt.trade()))
                .number("batchNumber", doubt.batchNumber())
                .text("batchName", doubt.batchName())
                .time("since", doubt.since())
                .flag("bankKnownByKey", doubt.bankKnownByKey())
                .time("unknownProvesFrom", doubt.unknownProvesFrom())
                .text("next", doubt.next())
                .node("attempts", attempts)
                .node("history", history(doubt.history()))
                .done();
    }

    private static JsonNode attempt(AttemptView attempt) {
        AttemptView.Asking asking = attempt.asking();
        JsonWriter json =
                new JsonWriter()
                        .number("number", attempt.number())
                        .id("dealTransactionId", attempt.dealTransactionId())
                        .text("bankTransactionId", attempt.bankTransactionId())
                        .text("quoteId", Long.toString(attempt.quoteId()))
                        .text("quotedRate", Exact.rate(attempt.quotedRate()).toPlainString())
                        .text("dealRate", Exact.rate(attempt.dealRate()).toPlainString())
                        .time("quoteExpiry", attempt.quoteExpiry())
                        .time("committedAt", attempt.committedAt())
                        .time("sentAt", attempt.sentAt())
                        .time("answeredAt", attempt.answeredAt())
                        .text(
                                "httpStatus",
                                attempt.httpStatus().isPresent()
                                        ? Optional.of(Integer.toString(attempt.httpStatus().getAsInt()))
                                        : Optional.empty())
                        .text("code", attempt.code())
                        .text("rawAnswer", attempt.rawAnswer())
                        .word("outcome", attempt.outcome())
                        .text("proof", attempt.proof().map(Enum::name))
                        .time("provenAt", attempt.provenAt());
        return json.number("askedTimes", asking.times())
                .time("lastAskedAt", asking.lastAt())
                .time("nextAskAt", asking.nextAt())
                .text("lastAnswer", asking.lastAnswer())
                .time("unknownFirstAt", asking.unknownFirstAt())
                .time("unknownLastAt", asking.unknownLastAt())
                .done();
    }

    private static ArrayNode history(List<EventView> events) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        events.forEach(
                e ->
                        array.add(
                                new JsonWriter()
                                        .number("number", e.number())
                                        .text("kind", e.kind())
                                        .text("actor", e.actor())
                                        .text("reason", e.reason())
                                        .text("before", e.before())
                                        .text("after", e.after())
                                        .time("happenedAt", e.happenedAt())
                                        .done()));
        return array;
    }
}
