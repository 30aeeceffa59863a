package com.fxbatchtrader.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.domain.trade.RetryChoice;
import com.fxbatchtrader.service.verb.BatchVerb;
import com.fxbatchtrader.service.verb.CancelRest;
import com.fxbatchtrader.service.verb.Limit;
import com.fxbatchtrader.service.verb.Move;
import com.fxbatchtrader.service.verb.Pause;
import com.fxbatchtrader.service.verb.ReleaseLock;
import com.fxbatchtrader.service.verb.Resume;
import com.fxbatchtrader.service.verb.Retry;
import com.fxbatchtrader.service.verb.SetPriority;
import com.fxbatchtrader.service.verb.VerbOutcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The operators' verbs on the command line.
class VerbCommandsTest {

    @TempDir private Path folder = Path.of("");

    private CommandScene scene = new CommandScene(Path.of(""));

    @BeforeEach
    void begin() {
        scene = new CommandScene(folder);
    }

    static Stream<Arguments> lines() {
        return Stream.of(
                Arguments.of("batch priority 1042 7", new SetPriority(7)),
                Arguments.of("batch priority 1042 -- -7", new SetPriority(-7)),
                Arguments.of("batch move 1042 --top", new Move(new Move.Target.Top())),
                Arguments.of("batch move 1042 --bottom", new Move(new Move.Target.Bottom())),
                Arguments.of("batch move 7000 --before 1042", new Move(new Move.Target.Before(Pictures.BATCH))),
                Arguments.of("batch move 7000 --after #1042", new Move(new Move.Target.After(Pictures.BATCH))),
                Arguments.of("batch limit 1042 20", new Limit(20)),
                Arguments.of("batch pause 1042 --reason why", new Pause()),
                Arguments.of("batch resume 1042", new Resume()),
                Arguments.of("batch cancel 1042 --reason why", new CancelRest()),
                Arguments.of("batch retry 1042", new Retry(new RetryChoice.All())),
                Arguments.of("batch retry 1042 --row 3,9", new Retry(new RetryChoice.Rows(Set.of(3, 9)))),
                Arguments.of(
                        "batch retry 1042 --failed-for CUT_OFF --reason why",
                        new Retry(new RetryChoice.Because(Set.of("CUT_OFF")))),
                Arguments.of("lock release 1042 --reason why", new ReleaseLock()));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void each_command_is_one_verb_on_one_batch(String line, BatchVerb verb) {
        assertThat(scene.run(line.split(" "))).as(scene.err()).isZero();
        assertThat(scene.desk.verbs.performed).containsExactly(verb);
        assertThat(scene.desk.verbs.reasons).containsExactly(line.contains("--reason") ? "why" : "");
        assertThat(scene.out().lines()).containsExactly("#1042 is done");
    }

    @Test
    void with_json_the_batch_is_printed_and_what_was_done_is_a_message() {
        assertThat(scene.run("batch", "priority", "1042", "7", "--json")).isZero();
        assertThat(scene.out()).contains("\"number\" : 1042", "\"priority\" : ");
        assertThat(scene.errLines()).containsExactly("#1042 is done");
    }

    @Test
    void a_lost_race_says_what_happened_and_exits_with_2() {
        scene.desk.verbs.outcome =
                new VerbOutcome.Lost(FakeVerbs.batch(), "#1042 is RUNNING now: desk-2 has claimed it");
        assertThat(scene.run("batch", "move", "1042", "--top")).isEqualTo(2);
        assertThat(scene.errLines())
                .containsExactly(
                        "fxbatch: #1042 is RUNNING now: desk-2 has claimed it; nothing was changed, look again");
        assertThat(scene.out()).isEmpty();
    }

    @Test
    void a_refusal_says_when_it_would_be_possible() {
        scene.desk.verbs.outcome = new VerbOutcome.Refused(FakeVerbs.batch(), "#1042 is SUCCESS", "it is paused");
        assertThat(scene.run("batch", "resume", "1042")).isEqualTo(2);
        assertThat(scene.errLines()).containsExactly("fxbatch: #1042 is SUCCESS; it is possible when it is paused");
    }

    @Test
    void a_release_tells_its_consequence_before_and_a_dry_run_nothing_else() {
        assertThat(scene.run("lock", "release", "1042", "--reason", "it hangs", "--dry-run")).isZero();
        assertThat(scene.errLines()).containsExactly("desk-2:1:x loses #1042; 3 trades are at the bank right now");
        assertThat(scene.desk.verbs.performed).isEmpty();
        assertThat(scene.run("lock", "release", "1042", "--reason", "it hangs")).isZero();
        assertThat(scene.errLines()).hasSize(1);
        assertThat(scene.desk.verbs.performed).hasSize(1);
    }

    @Test
    void locks_are_listed_and_cleared_away() {
        assertThat(scene.run("lock", "list")).isZero();
        assertThat(scene.out()).contains("LOCKED BY", "1042");
        assertThat(scene.run("lock", "list", "--json")).isZero();
        assertThat(scene.out()).startsWith("[").contains("\"lockedBy\"");
        assertThat(scene.run("lock", "cleanup")).isZero();
        assertThat(scene.out().lines()).containsExactly("#1042: the expired lock of x is gone");
        assertThat(scene.run("lock", "cleanup", "--json")).isZero();
        assertThat(scene.out()).startsWith("[").contains("\"cleared\" : true", "\"said\" : ");
        scene.desk.verbs.locked = List.of();
        scene.desk.verbs.cleaned = List.of();
        scene.run("lock", "list");
        assertThat(scene.out().lines()).containsExactly("No batch is locked.");
        scene.run("lock", "cleanup");
        assertThat(scene.out().lines()).containsExactly("No lock has expired.");
    }

    @Test
    void a_stop_says_stopped_only_when_nothing_is_at_the_bank() {
        scene.desk.verbs.atBank = 3;
        assertThat(scene.run("stop", "--reason", "strange rates")).isZero();
        assertThat(scene.out().lines())
                .containsExactly(
                        "stopping: 3 at the bank, at most 0:41",
                        "stopped by user:a@b: strange rates",
                        "no trade starts");
        scene.desk.verbs.atBank = 0;
        scene.run("stop", "--reason", "strange rates");
        assertThat(scene.out()).startsWith("stopped: nothing is at the bank");
        assertThat(scene.run("stop", "--reason", "x", "--json")).isZero();
        assertThat(scene.out()).contains("\"phase\" : \"STOPPED\"", "\"atBank\" : 0");
        assertThat(scene.run("start", "--reason", "over")).isZero();
        assertThat(scene.out().lines()).containsExactly("running", "trading goes on");
        assertThat(scene.desk.verbs.reasons).containsExactly("strange rates", "strange rates", "x", "over");
    }

    @Test
    void the_whole_program_keeps_what_its_verbs_have_changed() {
        CommandScene whole = CommandScene.whole(folder);
        String clients =
                whole.file(
                        "c.csv",
                        """
                        Client,Client CIF,Fixed Spread,ZAR Account,USD Account
                        Fictional Fynbos Foods,10000001,358,10286180131,20972770615
                        """);
        assertThat(whole.run("import", "clients", clients)).as(whole.err()).isZero();
        for (int i = 1; i <= 2; i++) {
            String file = whole.file("b" + i + ".csv", "Client CIF,Amount ZAR\n10000001,5710" + i + ".73\n");
            assertThat(whole.run("import", "batch", file)).as(whole.err()).isZero();
        }
        assertThat(whole.run("batch", "move", "2", "--before", "1")).as(whole.err()).isZero();
        assertThat(whole.out()).isEqualTo("#2 stands directly before #1, with priority 5\n");
        assertThat(whole.run("batch", "pause", "1", "--reason", "lunch")).isZero();
        assertThat(whole.run("batch", "pause", "1", "--reason", "lunch")).isEqualTo(2);
        assertThat(whole.err()).contains("#1 is PAUSED: only what is queued or running can be paused");
        assertThat(whole.run("batch", "limit", "1", "0")).isEqualTo(2);
        assertThat(whole.err()).contains("0 is no limit of trades at once; give 1 to 100");
        assertThat(whole.run("batch", "cancel", "1", "--reason", "wrong file")).isZero();
        assertThat(whole.run("stop", "--reason", "strange rates")).isZero();
        assertThat(whole.out()).startsWith("stopped: nothing is at the bank");
        assertThat(whole.run("start", "--reason", "over")).isZero();
        assertThat(whole.run("lock", "release", "2", "--reason", "x")).isEqualTo(2);
        assertThat(whole.err()).contains("#2 is not locked");
        assertThat(whole.run("batch", "list", "--json")).isZero();
        assertThat(whole.out()).contains("CANCELLED");
    }
}
