package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.service.run.WorkerNews;
import com.fxbatchtrader.service.view.WorkerSummary;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The command line of a worker: what it says where, and its exit codes.
class WorkerCommandTest {

    private static final String BANK = "--bank=http://127.0.0.1:1";

    @TempDir private Path folder = Path.of("");

    private CommandScene scene = new CommandScene(Path.of(""));

    @BeforeEach
    void begin() {
        scene = new CommandScene(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "false, 0, 0, 0, 0, 0",
        "false, 4, 4, 0, 0, 0",
        "false, 4, 3, 1, 0, 3",
        "false, 4, 0, 4, 0, 4",
        "false, 4, 4, 0, 1, 6",
        "true, 4, 4, 0, 0, 130"
    })
    void the_exit_code_says_how_it_went(boolean stopped, int trades, int succeeded, int failed, int inDoubt, int code) {
        scene.desk.worked = new WorkerSummary(stopped, 1, trades, succeeded, failed, 0, inDoubt, 7);
        assertThat(scene.run("worker", "--drain", BANK)).isEqualTo(code);
        assertThat(scene.desk.asked).containsSubsequence("bank", "drain", "close");
    }

    @Test
    void what_it_does_goes_to_standard_error_and_what_it_has_done_to_standard_output() {
        Counts counts = new Counts(0, 0, 0, 1, 3, 1, 0);
        scene.desk.newsOfWorker =
                List.of(
                        new WorkerNews.Claimed(7, true),
                        new WorkerNews.Waits(7, "there is no reference rate of USD/ZAR"),
                        new WorkerNews.GoesOn(7),
                        new WorkerNews.DatabaseAnswers(false),
                        new WorkerNews.DatabaseAnswers(true),
                        new WorkerNews.DeskStopped("stopped by user:a@b: lunch"),
                        new WorkerNews.DeskRuns(),
                        new WorkerNews.Asking(7, counts),
                        new WorkerNews.Left(8, BatchStatus.PAUSED, counts, Optional.of("a: b"), Optional.empty()),
                        new WorkerNews.Left(9, BatchStatus.RUNNING, counts, Optional.empty(), Optional.of("there:1:x")),
                        new WorkerNews.Ended(7, BatchStatus.PARTIAL_SUCCESS, new Counts(0, 0, 0, 0, 3, 1, 0)),
                        new WorkerNews.Idle());
        scene.desk.worked = new WorkerSummary(false, 1, 4, 3, 1, 0, 0, 7);
        scene.run("worker", BANK);
        assertThat(scene.errLines())
                .contains(
                        "#7 claimed, continuing a former owner's run",
                        "#7 waits: there is no reference rate of USD/ZAR",
                        "#7 goes on",
                        "The database does not answer; no trade starts until it does.",
                        "The database answers again.",
                        "The desk is stopped by user:a@b: lunch; nothing is claimed until it runs.",
                        "The desk runs again.",
                        "#7 waits for answers of the bank about 1 trade",
                        "#8 is left, paused (a: b), 3 succeeded, 1 failed, 1 open at the bank",
                        "#9 is in the hands of there:1:x, 3 succeeded, 1 failed, 1 open at the bank",
                        "#7 ended: partial success, 3 succeeded, 1 failed",
                        "Nothing to claim; waiting for batches.");
        assertThat(scene.out().strip())
                .isEqualTo(
                        "The queue is empty: 1 batch ended, 4 trades: 3 succeeded, 1 failed, 0 cancelled, 0 in doubt.");
    }

    @Test
    void with_json_standard_output_is_one_document() {
        scene.desk.newsOfWorker = List.of(new WorkerNews.Idle());
        scene.desk.worked = new WorkerSummary(true, 2, 4, 3, 1, 0, 0, 7);
        assertThat(scene.run("worker", BANK, "--json")).isEqualTo(130);
        JsonNode json = JsonMapper.shared().readTree(scene.out());
        assertThat(json.get("end").stringValue()).isEqualTo("STOPPED");
        assertThat(json.get("batches").intValue()).isEqualTo(2);
        assertThat(json.get("succeeded").intValue()).isEqualTo(3);
    }

    @Test
    void a_worker_without_a_bank_is_refused() {
        assertThat(scene.run("worker")).isEqualTo(2);
        assertThat(scene.desk.asked).isEmpty();
    }
}
