package com.fxbatchtrader.app.json;

import com.fxbatchtrader.domain.queue.Expected;
import com.fxbatchtrader.domain.queue.Waiting;
import com.fxbatchtrader.service.view.WaitView;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Why a batch is not running, and what is expected, as JSON. Which figures there are depends on the cause.
final class WaitJson {

    private WaitJson() {}

    /// Adds `waitsFor`, `expectedStart`, `expectedFinish` and `expectedUnknown` to a batch; null where it has ended.
    static void add(ObjectNode batch, Optional<WaitView> wait) {
        batch.set("waitsFor", wait.<JsonNode>map(WaitJson::cause).orElse(nothing()));
        Optional<Expected.Times> times =
                wait.map(WaitView::expected)
                        .flatMap(one -> one instanceof Expected.Times known ? Optional.of(known) : Optional.empty());
        batch.set("expectedStart", times.flatMap(Expected.Times::start).map(WaitJson::range).orElse(nothing()));
        batch.set("expectedFinish", times.map(Expected.Times::finish).map(WaitJson::range).orElse(nothing()));
        wait.map(WaitView::expected)
                .ifPresentOrElse(
                        one -> {
                            if (one instanceof Expected.Unknown(Expected.Why why)) {
                                batch.put("expectedUnknown", why.name());
                            } else {
                                batch.putNull("expectedUnknown");
                            }
                        },
                        () -> batch.putNull("expectedUnknown"));
    }

    private static JsonNode nothing() {
        return JsonNodeFactory.instance.nullNode();
    }

    private static JsonNode range(Expected.Range range) {
        return new JsonWriter().time("earliest", range.earliest()).time("latest", range.latest()).done();
    }

    private static ObjectNode cause(WaitView wait) {
        JsonWriter json = new JsonWriter().text("cause", word(wait.cause())).text("sentence", wait.sentence());
        figures(json, wait.cause());
        return json.done();
    }

    /// The cause as a word: `NOT_BEFORE`.
    static String word(Waiting cause) {
        return cause.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static void figures(JsonWriter json, Waiting cause) {
        switch (cause) {
            case Waiting.Stopped(String by, String reason, Instant since) ->
                    ordered(json, by, reason).time("since", since);
            case Waiting.Blocked(String reason) -> json.text("reason", reason);
            case Waiting.Draft _, Waiting.AwaitingApproval _, Waiting.Ended _ -> {}
            case Waiting.Paused(String by, String reason, Optional<Instant> since, int unsettled) ->
                    ordered(json, by, reason).time("since", since).number("unsettled", unsettled);
            case Waiting.NotBefore(Instant until) -> json.time("until", until);
            case Waiting.Held(String owner, Instant until) -> json.text("owner", owner).time("until", until);
            case Waiting.Behind(int batches, long trades, long first, String firstName) ->
                    json.number("batches", batches)
                            .number("trades", trades)
                            .number("first", first)
                            .text("firstName", firstName);
            case Waiting.Turn turn -> turn(json, turn);
            case Waiting.Running(String owner, Instant until, int atOnce, int limit, int toGo) ->
                    json.text("owner", owner)
                            .time("until", until)
                            .number("atOnce", atOnce)
                            .number("limit", limit)
                            .number("toGo", toGo);
            case Waiting.NoReference(String owner, String pair, Optional<Instant> since) ->
                    json.text("owner", owner).text("pair", pair).time("since", since);
            case Waiting.Pausing(String by, String reason, int atOnce) ->
                    ordered(json, by, reason).number("atOnce", atOnce);
            case Waiting.Cancelling(String by, String reason, int atOnce) ->
                    ordered(json, by, reason).number("atOnce", atOnce);
            case Waiting.AsksBank(int unsettled, Instant next, Optional<String> owner) ->
                    json.number("unsettled", unsettled).time("nextCheckAt", next).text("owner", owner);
        }
    }

    private static JsonWriter ordered(JsonWriter json, String by, String reason) {
        return json.text("by", by).text("reason", reason);
    }

    private static void turn(JsonWriter json, Waiting.Turn turn) {
        json.number("waitedSeconds", turn.waited().toSeconds());
        switch (turn) {
            case Waiting.Next _, Waiting.NoWorker _ -> {}
            case Waiting.WorkersFull(int processes, int batches, Duration _) ->
                    json.number("processes", processes).number("batches", batches);
            case Waiting.Barred(String owner, Instant until, Duration _) ->
                    json.text("owner", owner).time("until", until);
            case Waiting.TakeOver(Optional<String> former, int processes, Duration _) ->
                    json.text("former", former).number("processes", processes);
        }
    }
}
