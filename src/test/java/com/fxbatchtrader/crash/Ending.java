package com.fxbatchtrader.crash;

import com.fxbatchtrader.judge.Claim;
import com.fxbatchtrader.judge.Expected;
import com.fxbatchtrader.judge.Verdict;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Brings what the kills have left to its end, reads through the command line what the program says of it, and has it
/// judged.
final class Ending {

    private final Scene scene;
    private final List<String> problems;

    Ending(Scene scene, List<String> problems) {
        this.scene = scene;
        this.problems = new ArrayList<>(problems);
    }

    /// Ends and judges.
    ///
    /// @return what the judge says; [#problems()] says what else is wrong
    Verdict of(int kills, List<Sheet> sheets) {
        List<Sheet> begun = sheets.stream().filter(Sheet::begun).toList();
        begun.stream().filter(sheet -> !sheet.ended()).forEach(this::finish);
        List<JsonNode> batches = begun.stream().map(this::shown).toList();
        check();
        Map<String, List<String>> keys = scene.desk().keys();
        List<Expected> expected = begun.stream().flatMap(sheet -> sheet.trades().stream()).toList();
        List<Claim> claims = new ArrayList<>();
        for (JsonNode batch : batches) {
            atRest(batch);
            batch.path("trades").forEach(trade -> claims.add(claim(trade, keys)));
        }
        return scene.bank().judge().judge(kills, expected, claims);
    }

    /// What is wrong beside the trades.
    List<String> problems() {
        return List.copyOf(problems);
    }

    private void finish(Sheet sheet) {
        Running running = scene.run(sheet, List.of());
        int code = running.ended(Strike.LONGEST);
        if (code != 0 && code != 3) {
            problems.add(sheet.name() + ": the last run ended with exit code " + code + ": " + running.err());
        }
        sheet.heard(running);
    }

    private JsonNode shown(Sheet sheet) {
        return JsonMapper.shared()
                .readTree(
                        scene.command(List.of(0), "batch", "show", sheet.number().orElseThrow(), "--trades", "--json"));
    }

    /// The chain of events and the counters.
    private void check() {
        Running running = scene.start(List.of(), "db", "check");
        if (running.ended(Strike.LONGEST) != 0) {
            problems.add("db check found: " + running.out() + running.err());
        }
    }

    private void atRest(JsonNode batch) {
        String name = batch.path("name").asString();
        expect(name, "status", List.of("SUCCESS", "PARTIAL_SUCCESS", "FAILED"), batch);
        expect(name, "currentConcurrentTrades", List.of("0"), batch);
        expect(name, "lockedBy", List.of(""), batch);
        expect(name, "inDoubt", List.of("0"), batch);
        expect(name, "pending", List.of("0"), batch);
    }

    private void expect(String name, String field, List<String> good, JsonNode batch) {
        String found = batch.path(field).isNull() ? "" : batch.path(field).asString();
        if (!good.contains(found)) {
            problems.add(name + ": " + field + " is '" + found + "', expected " + good);
        }
    }

    private static Claim claim(JsonNode trade, Map<String, List<String>> keys) {
        String id = trade.path("id").asString();
        return new Claim(
                id,
                trade.path("cif").asString(),
                new BigDecimal(trade.path("amount").asString()),
                trade.path("status").asString(),
                text(trade, "reason"),
                keys.getOrDefault(id, List.of()),
                text(trade, "bankTransactionId"),
                number(trade, "bankRate"),
                number(trade, "clientRate"),
                number(trade, "usdAmount"));
    }

    private static String text(JsonNode trade, String field) {
        return trade.path(field).isNull() ? "" : trade.path(field).asString();
    }

    private static @Nullable BigDecimal number(JsonNode trade, String field) {
        return text(trade, field).isEmpty() ? null : new BigDecimal(text(trade, field));
    }
}
