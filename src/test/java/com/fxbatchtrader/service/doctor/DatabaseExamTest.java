package com.fxbatchtrader.service.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.service.doctor.Finding.Level;
import com.fxbatchtrader.store.DatabaseKind;
import com.fxbatchtrader.store.importing.Stage;
import com.fxbatchtrader.time.VirtualPacing;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What is found of real databases.
class DatabaseExamTest {

    private static Finding of(List<Finding> findings, String what) {
        return findings.stream().filter(one -> one.what().equals(what)).findFirst().orElseThrow();
    }

    private static List<Finding> examined(Stage stage) {
        return new DatabaseExam(stage.database(), stage.pacing()).findings(true);
    }

    @Test
    void a_server_is_told_from_what_it_has_in_force() {
        try (Stage stage = new Stage(DatabaseKind.POSTGRESQL)) {
            List<Finding> findings = examined(stage);
            assertThat(of(findings, "schema").text()).startsWith("PostgreSQL");
            assertThat(of(findings, "time-outs").level()).isEqualTo(Level.GOOD);
            assertThat(of(findings, "time-outs").text())
                    .contains("lock ", "statement ", "idle transaction ", "socket ");
            assertThat(of(findings, "role").text()).startsWith("primary, PostgreSQL ");
            assertThat(of(findings, "pooler").level()).isEqualTo(Level.GOOD);
            assertThat(of(findings, "identity").text()).contains("system ", "timeline 1");
            assertThat(of(findings, "synchronous replication").level()).isEqualTo(Level.UNKNOWN);
            assertThat(of(findings, "fsync").level()).as("tests save that time").isEqualTo(Level.BAD);
            assertThat(of(findings, "fsync").mend()).contains("fsync = on");
            assertThat(of(findings, "contents").level()).isEqualTo(Level.GOOD);
        }
    }

    @Test
    void a_desk_that_is_stopped_and_a_chain_that_was_cut_are_found() {
        try (Stage stage = new Stage(DatabaseKind.H2_MEMORY).withClients()) {
            assertThat(examined(stage)).allMatch(one -> one.level() == Level.GOOD);
            stage.test()
                    .execute(
                            "update desk set stopped_at = now(), stopped_by = 'user:ann@desk-1',"
                                    + " stop_reason = 'audit', events_head_number = events_head_number + 1");
            List<Finding> findings = examined(stage);
            assertThat(of(findings, "desk").text()).contains("stopped by user:ann@desk-1", "audit");
            assertThat(of(findings, "desk").level()).isEqualTo(Level.WARNING);
            assertThat(of(findings, "contents").level()).isEqualTo(Level.BAD);
        }
    }

    @Test
    void a_server_that_has_changed_is_told_with_how_far_it_is_matched() {
        try (Stage stage = new Stage(DatabaseKind.POSTGRESQL).withClients()) {
            stage.test().execute("update desk set server_timeline = 7");
            Finding changed = of(new DatabaseExam(stage.test().reopened(), stage.pacing()).findings(false), "desk");
            assertThat(changed.level()).isEqualTo(Level.BAD);
            assertThat(changed.text()).contains("a standby was promoted", "0 of 0 trades", "4 of 4 accounts");
            assertThat(changed.mend()).contains("fxbatch worker");
            stage.test().execute("update match_item set state = 'FREE'");
            assertThat(of(examined(stage), "desk").mend()).isEqualTo("fxbatch start --reason TEXT");
        }
    }

    @Test
    void clocks_that_differ_are_told() {
        try (Stage stage = new Stage(DatabaseKind.POSTGRESQL)) {
            VirtualPacing other = new VirtualPacing(1);
            Finding clock = of(new DatabaseExam(stage.database(), other).findings(false), "database");
            assertThat(clock.level()).isEqualTo(Level.WARNING);
            assertThat(clock.mend()).contains("NTP");
        }
    }
}
