package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.bank.simulator.BankSimulator;
import com.fxbatchtrader.bank.simulator.SimulatorSettings;
import com.fxbatchtrader.service.doctor.Finding;
import com.fxbatchtrader.service.doctor.Finding.Area;
import com.fxbatchtrader.time.SystemPacing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `doctor`: what it says, how it ends, and what it finds on real parts.
class DoctorCommandTest {

    @TempDir private Path folder = Path.of("");

    private CommandScene told(Finding... findings) {
        CommandScene scene = new CommandScene(folder);
        scene.doctorFindings = List.of(findings);
        scene.deepFindings = List.of(Finding.bad(Area.DATABASE, "contents", "a chain is cut", "stop trading"));
        return scene;
    }

    @Test
    void each_finding_is_a_line_and_what_to_do_another() {
        CommandScene scene =
                told(
                        Finding.good(Area.DATABASE, "schema", "as needed"),
                        Finding.warning(Area.DISK, "space", "3 MiB are free", "make room"));

        assertThat(scene.run("doctor", "--bank=http://127.0.0.1:1")).isZero();
        assertThat(scene.out().lines())
                .containsExactly(
                        "ok       database  schema: as needed",
                        "WARNING  disk      space: 3 MiB are free",
                        "                   -> make room");
    }

    @Test
    void what_is_bad_decides_the_exit_code() {
        assertThat(told(Finding.unknown(Area.BANK, "evidence", "none", "")).run("doctor", "--bank=http://127.0.0.1:1"))
                .isZero();
        assertThat(told(Finding.bad(Area.BANK, "token", "refused", "see")).run("doctor", "--bank=http://127.0.0.1:1"))
                .isEqualTo(5);
        assertThat(told().run("doctor", "--deep", "--bank=http://127.0.0.1:1")).isEqualTo(5);
    }

    @Test
    void a_wrong_setting_is_a_finding_and_the_rest_is_looked_at() {
        CommandScene scene = told(Finding.good(Area.DATABASE, "schema", "as needed"));

        assertThat(scene.run("doctor", "--bank=ftp://bank")).isEqualTo(2);
        assertThat(scene.out()).contains("BAD      settings  bank: ", "ok       database  schema");
    }

    private Map<String, String> levels(CommandScene scene, int code, String... arguments) {
        assertThat(scene.run(arguments)).as(scene::err).isEqualTo(code);
        Map<String, String> levels = new HashMap<>();
        for (JsonNode one : JsonMapper.shared().readTree(scene.out())) {
            levels.put(one.get("what").stringValue(), one.get("level").stringValue());
            assertThat(one.get("text").stringValue()).isNotEmpty();
        }
        return levels;
    }

    @Test
    void on_a_new_desk_with_a_good_bank_all_is_well_but_what_only_trading_shows() throws IOException {
        try (BankSimulator bank = BankSimulator.start(SimulatorSettings.plain(), new SystemPacing())) {
            CommandScene scene = CommandScene.whole(folder);
            String flag = "--bank=" + bank.baseUri();
            String clients =
                    scene.file(
                            "clients.csv",
                            """
                            Client,Client CIF,Fixed Spread,ZAR Account,USD Account
                            Ember Canyon Seeds,40000001,358,10000000001,20000000001
                            """);
            assertThat(levels(scene, 0, "doctor", "--json", flag))
                    .containsEntry("balance, statement", "UNKNOWN")
                    .containsEntry("token", "GOOD");
            scene = CommandScene.whole(folder);
            assertThat(scene.run("import", "clients", clients)).isZero();
            scene = CommandScene.whole(folder);
            assertThat(levels(scene, 0, "doctor", "--deep", "--json", flag))
                    .containsEntry("schema", "GOOD")
                    .containsEntry("durability", "GOOD")
                    .containsEntry("contents", "GOOD")
                    .containsEntry("database", "GOOD")
                    .containsEntry("balance", "GOOD")
                    .containsEntry("statement", "GOOD")
                    .containsEntry("quote", "GOOD")
                    .containsEntry("latest quote", "GOOD")
                    .containsEntry("cancel quote", "GOOD")
                    .containsEntry("status", "GOOD")
                    .containsEntry("Date", "GOOD")
                    .containsEntry("evidence", "UNKNOWN")
                    .doesNotContainValue("BAD");
        }
    }

    @Test
    void a_bank_that_is_away_is_told_with_what_to_do() {
        CommandScene scene = CommandScene.whole(folder);

        assertThat(scene.run("doctor", "--bank=http://127.0.0.1:1")).isEqualTo(5);
        assertThat(scene.out())
                .contains("BAD      bank      token: ", "127.0.0.1:1", "-> see --bank, the network")
                .doesNotContain("token: token");
    }
}
