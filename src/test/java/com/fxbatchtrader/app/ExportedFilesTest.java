package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Exports of the whole program, from a database in a file.
class ExportedFilesTest {

    private static final String CLIENTS =
            """
            Client,Client CIF,Fixed Spread,ZAR Account,USD Account
            Ember Canyon Seeds,40000001,358,10000000001,20000000001
            """;

    private static final String TRADES =
            """
            Client CIF,Amount ZAR,Reference,Allowance
            40000001,200000.00,"=HYPERLINK(""x"")",SDA
            40000001,390000.10,"'=1; it's, ""so"" x",
            40000001,-1.00,none,
            """;

    @TempDir private Path folder = Path.of("");

    private static CommandScene deskIn(Path folder) throws IOException {
        CommandScene scene = CommandScene.whole(Files.createDirectories(folder));
        assertThat(scene.run("import", "clients", scene.file("clients.csv", CLIENTS))).isZero();
        return scene;
    }

    private static List<String> trades(JsonNode batch) {
        return Stream.of("cif", "amount", "reference", "spread", "side", "pair", "delivery")
                .flatMap(name -> batch.get("trades").valueStream().map(trade -> trade.get(name).toString()))
                .toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void a_batch_goes_out_in_every_format_and_comes_in_again_at_another_desk() throws IOException {
        CommandScene scene = deskIn(folder.resolve("one"));
        assertThat(scene.run("import", "batch", scene.file("b.csv", TRADES), "--valid-rows-only")).isZero();
        Path csv = folder.resolve("out.csv");

        assertThat(scene.run("batch", "export", "1", "-o", csv.toString())).isZero();
        assertThat(scene.run("batch", "export", "1", "-o", csv.toString())).isEqualTo(2);
        assertThat(scene.err()).contains("is there already").contains("--overwrite");
        assertThat(scene.run("batch", "export", "1", "-o", "-")).isZero();
        assertThat(scene.out()).isEqualTo(Files.readString(csv, StandardCharsets.UTF_8));
        assertThat(scene.run("batch", "export", "1", "-o", folder.resolve("out.xlsx").toString())).isZero();
        assertThat(folder.resolve("out.xlsx")).isNotEmptyFile();
        assertThat(scene.run("batch", "rejects", "1", "-o", "-", "--format", "json")).isZero();
        assertThat(json(scene.out()).get(0).get("code").stringValue()).isEqualTo("AMOUNT_NOT_POSITIVE");
        assertThat(scene.run("batch", "export", "1", "-o", "-", "--json")).isZero();
        JsonNode exported = json(scene.out());
        assertThat(exported.get("rejects").size()).isEqualTo(1);
        assertThat(scene.run("batch", "show", "1", "--trades", "--json")).isZero();
        assertThat(trades(exported)).isEqualTo(trades(json(scene.out()))).contains("\"=HYPERLINK(\\\"x\\\")\"");

        CommandScene other = deskIn(folder.resolve("two"));
        assertThat(other.run("import", "batch", csv.toString())).isZero();
        assertThat(other.run("batch", "show", "1", "--trades", "--json")).isZero();
        assertThat(trades(json(other.out()))).isEqualTo(trades(exported));
        assertThat(other.run("batch", "list", "--export", folder.resolve("l.csv").toString())).isZero();
        assertThat(folder.resolve("l.csv")).content().contains("Number,Name,Status").contains("1,out,PENDING,,5,2,2,");
    }
}
