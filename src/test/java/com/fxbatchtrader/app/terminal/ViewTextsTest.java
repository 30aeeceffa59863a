package com.fxbatchtrader.app.terminal;

import static com.fxbatchtrader.app.Pictures.batch;
import static com.fxbatchtrader.app.Pictures.counts;
import static com.fxbatchtrader.app.Pictures.summary;
import static com.fxbatchtrader.app.Pictures.trade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.app.Pictures;
import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.queue.Expected;
import com.fxbatchtrader.domain.queue.Waiting;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.ClientImportView;
import com.fxbatchtrader.service.view.DoubtAnswer;
import com.fxbatchtrader.service.view.ImportReport;
import com.fxbatchtrader.service.view.ProblemView;
import com.fxbatchtrader.service.view.QuestionView;
import com.fxbatchtrader.service.view.RateView;
import com.fxbatchtrader.service.view.RunEnd;
import com.fxbatchtrader.service.view.SchemaView;
import com.fxbatchtrader.service.view.WaitView;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ViewTextsTest {

    private static final Look LOOK =
            new Look(Ink.none(), Glyphs.of(StandardCharsets.UTF_8), 160, ZoneId.of("Africa/Johannesburg"));

    private static String joined(List<String> lines) {
        return String.join("\n", lines);
    }

    @Test
    void a_summary_has_counts_reasons_amounts_and_cost() {
        List<String> lines =
                new SummaryText(LOOK)
                        .lines(summary(BatchStatus.PARTIAL_SUCCESS, RunEnd.ENDED, counts(0, 0, 0, 0, 22, 3, 0)));

        assertThat(lines)
                .containsExactly(
                        "#1042 morning  partial success",
                        "",
                        "  booked            22",
                        "  failed             3",
                        "                     3  RATE_GUARD, e.g. 18.18 is 200.0 bp away",
                        "  in doubt           0",
                        "  cancelled          0",
                        "",
                        "  PAIR     TRADES  QUOTE AMOUNT       BASE AMOUNT         MARGIN",
                        "  USD/ZAR      22  1 690 000.00  ZAR    94 803.46  USD  3 393.99  ZAR",
                        "",
                        "  143 bank calls · took 0:38 · id " + Pictures.BATCH,
                        "  note: the first quote is the reference");
    }

    @Test
    void a_summary_of_a_run_that_left_something_says_what_and_why() {
        String text =
                joined(
                        new SummaryText(LOOK)
                                .lines(summary(BatchStatus.RUNNING, RunEnd.IN_DOUBT, counts(2, 0, 1, 4, 5, 0, 0))));

        assertThat(text)
                .contains("not ended: something is in doubt")
                .contains("why it came back")
                .contains("unconfirmed        1  booked, not confirmed by the bank yet")
                .contains("in doubt           4  fxbatch doubt list shows them")
                .contains("to go              2");
    }

    @Test
    void a_long_reason_is_wrapped_not_cut() {
        Look narrow = new Look(Ink.none(), LOOK.glyphs(), 50, LOOK.zone());

        List<String> lines =
                new SummaryText(narrow).lines(summary(BatchStatus.FAILED, RunEnd.ENDED, counts(0, 0, 0, 0, 0, 3, 0)));

        assertThat(joined(lines)).contains("RATE_GUARD, e.g. 18.18").contains("is 200.0 bp away");
    }

    @Test
    void a_list_of_batches_has_one_line_each() {
        List<String> lines =
                new BatchText(LOOK)
                        .list(
                                List.of(
                                        batch(
                                                BatchStatus.RUNNING,
                                                counts(10, 3, 1, 1, 9, 1, 0),
                                                Optional.of("desk1:77:ab")),
                                        batch(BatchStatus.PENDING, counts(5, 0, 0, 0, 0, 0, 0))));

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).split(" {2,}"))
                .containsExactly(
                        "1042",
                        "morning",
                        "running",
                        "5",
                        "25",
                        "10",
                        "1",
                        "1",
                        "13",
                        "desk1:77:ab",
                        "23 Nov 2026 12:00:00");
        assertThat(new BatchText(LOOK).list(List.of())).singleElement().asString().contains("import batch");
    }

    @Test
    void a_batch_is_shown_with_its_lock_and_times() {
        String text =
                joined(
                        new BatchText(LOOK)
                                .show(
                                        batch(
                                                BatchStatus.RUNNING,
                                                counts(10, 3, 1, 1, 9, 1, 0),
                                                Optional.of("desk1:77:ab"))));

        assertThat(text)
                .contains("#1042 morning")
                .contains("25: 9 succeeded, 1 failed, 1 in doubt, 0 cancelled, 1 booked and not confirmed, 13 to go")
                .contains("desk1:77:ab until 23 Nov 2026 12:05:00 (fence 3)")
                .contains("5 at once, 3 now")
                .doesNotContain("completed");
    }

    private static String waitsFor(WaitView wait) {
        List<BatchView> one = List.of(batch(BatchStatus.PENDING, counts(5, 0, 0, 0, 0, 0, 0)));
        String line = new BatchText(LOOK).list(one, Map.of(Pictures.BATCH, wait)).get(1);
        return line.substring(line.indexOf("23 Nov 2026 12:00:00") + 20).strip();
    }

    @Test
    void a_queued_batch_says_what_it_waits_for_in_its_line() {
        Waiting behind = new Waiting.Behind(3, 40, 1039, "noon");
        assertThat(waitsFor(Pictures.wait(behind))).isEqualTo("behind 3, starts 12:10 - 12:12");
        Expected none = new Expected.Unknown(Expected.Why.HELD);
        Duration minute = Duration.ofMinutes(1);
        Instant later = Pictures.NOON.plusSeconds(3600);
        Optional<String> nobody = Optional.empty();
        Map<Waiting, String> brief =
                Map.ofEntries(
                        Map.entry(new Waiting.Stopped("a", "b", later), "trading stopped"),
                        Map.entry(new Waiting.Blocked("b"), "desk blocked"),
                        Map.entry(new Waiting.Draft(), ""),
                        Map.entry(new Waiting.Paused("a", "lunch", Optional.empty(), 0), "lunch"),
                        Map.entry(new Waiting.NotBefore(later), "not before 13:00"),
                        Map.entry(new Waiting.NotBefore(later.plusSeconds(86400)), "not before 24 Nov 13:00"),
                        Map.entry(new Waiting.Held("x", later), "lock held"),
                        Map.entry(new Waiting.Next(minute), "next"),
                        Map.entry(new Waiting.WorkersFull(1, 2, minute), "next, workers full"),
                        Map.entry(new Waiting.NoWorker(minute), "next, no worker"),
                        Map.entry(new Waiting.Barred("x", later, minute), "barred until 13:00"),
                        Map.entry(new Waiting.TakeOver(nobody, 1, minute), "to be taken over"),
                        Map.entry(new Waiting.NoReference("x", "USD/ZAR", Optional.empty()), "no rate of USD/ZAR"),
                        Map.entry(new Waiting.Pausing("a", "b", 1), "trades at the bank"),
                        Map.entry(new Waiting.AsksBank(1, later, nobody), "the bank's answer"),
                        Map.entry(new Waiting.Running("x", later, 1, 5, 2), ""));
        brief.forEach((cause, words) -> assertThat(waitsFor(Pictures.wait(cause, none))).isEqualTo(words));
        Expected running = new Expected.Times(Optional.empty(), new Expected.Range(later, later));
        assertThat(waitsFor(Pictures.wait(new Waiting.Running("x", later, 1, 5, 2), running))).isEqualTo("ends 13:00");
    }

    @Test
    void a_batch_is_shown_with_its_sentence_and_its_expected_times() {
        BatchView queued = batch(BatchStatus.PENDING, counts(5, 0, 0, 0, 0, 0, 0));
        Waiting cause = new Waiting.Next(Duration.ZERO);
        assertThat(joined(new BatchText(LOOK).show(queued, Optional.of(Pictures.wait(cause)))))
                .containsPattern("why +So it is\\.")
                .containsPattern("expected start +12:10 - 12:12")
                .containsPattern("expected end +12:14 - 12:20");
        for (Expected.Why why : Expected.Why.values()) {
            WaitView wait = Pictures.wait(cause, new Expected.Unknown(why));
            String shown = joined(new BatchText(LOOK).show(queued, Optional.of(wait)));
            boolean said = why == Expected.Why.NOT_MEASURED || why == Expected.Why.NO_WORKER;
            assertThat(shown.contains("expected end      not known: ")).as(why.name()).isEqualTo(said);
            assertThat(shown).doesNotContain("expected start");
        }
    }

    @Test
    void trades_are_shown_with_figures_and_reasons() {
        List<String> lines =
                new BatchText(LOOK)
                        .trades(
                                List.of(
                                        trade(TradeStatus.SUCCESS, Optional.empty()),
                                        trade(TradeStatus.FAILED, Optional.of("RATE_GUARD"))));

        assertThat(lines.get(1)).contains("200 000.00", "17.8288", "11 217.80", "401.60", "success");
        assertThat(lines.get(2)).contains("failed").endsWith("RATE_GUARD: in words: RATE_GUARD");
    }

    @Test
    void a_dossier_has_intent_sending_answer_asking_and_history() {
        String text = joined(new DoubtText(LOOK).show(Pictures.doubt(TradeStatus.IN_DOUBT)));

        assertThat(text)
                .contains("in doubt", "1042/17 in morning", Pictures.KEY.toString(), "no answer")
                .contains("9007199254740993 at 17.7930, to the client 17.8288, until 23 Nov 2026 12:00:30")
                .contains("2 times, last 23 Nov 2026 12:00:14")
                .contains("its \"unknown\" can prove that nothing was booked, from 23 Nov 2026 12:01:00 on")
                .contains("BOOKING to IN_DOUBT");
    }

    @Test
    void doubts_are_listed_with_what_happens_next() {
        assertThat(new DoubtText(LOOK).list(List.of())).containsExactly("Nothing is in doubt.");
        assertThat(new DoubtText(LOOK).list(List.of(Pictures.doubt(TradeStatus.IN_DOUBT))).get(1))
                .startsWith("1042/17  57556370  Ember Canyon Seeds  200 000.00  ZAR  in doubt")
                .endsWith("2  the bank is asked again");
    }

    @Test
    void an_answer_says_whether_the_doubt_is_settled() {
        assertThat(new DoubtText(LOOK).answer(new DoubtAnswer(Pictures.doubt(TradeStatus.SUCCESS), "COMPLETED")))
                .containsExactly("The bank: COMPLETED", "Settled: success");
        assertThat(new DoubtText(LOOK).answer(new DoubtAnswer(Pictures.doubt(TradeStatus.IN_DOUBT), "unknown")))
                .containsExactly("The bank: unknown", "Not settled: the bank is asked again");
    }

    @Test
    void problems_stand_one_a_line_with_file_row_and_column() {
        ProblemView cell = new ProblemView("b.csv", 4, "Amount ZAR", "NOT_POSITIVE", "\"-5\"", "an amount above 0");
        ProblemView blank = new ProblemView("b.csv", 5, "Client CIF", "MISSING", "nothing", "a client's CIF");
        ProblemView row = new ProblemView("b.csv", 7, "", "DUPLICATE", "the same as row 6", "each once");
        ProblemView file = new ProblemView("b.csv", 0, "", "EMPTY", "nothing", "a header and rows");

        assertThat(
                        ImportText.problems(
                                new ImportReport(
                                        "b.csv",
                                        "CSV, UTF-8, comma",
                                        9,
                                        6,
                                        List.of(file, cell, blank, row),
                                        6,
                                        Optional.empty())))
                .containsExactly(
                        "b.csv: found nothing, expected a header and rows",
                        "b.csv:4: Amount ZAR: found \"-5\", expected an amount above 0",
                        "b.csv:5: Client CIF: found nothing, expected a client's CIF",
                        "b.csv:7: found the same as row 6, expected each once",
                        "b.csv: 2 more problems, 6 in all");
    }

    @Test
    void a_question_is_put_as_what_can_be_typed() {
        QuestionView dates =
                new QuestionView(
                        "DATES",
                        "--dates",
                        "Value Date",
                        List.of(
                                new QuestionView.Choice("day-first", "05/11/2026 is 5 November 2026"),
                                new QuestionView.Choice("month first", "05/11/2026 is 11 May 2026")));
        QuestionView columns =
                new QuestionView("COLUMNS", "--map", "", List.of(new QuestionView.Choice("Betrag", "column 2")));

        assertThat(ImportText.problems(asking(dates)))
                .containsExactly(
                        "b.csv: --dates day-first: 05/11/2026 is 5 November 2026",
                        "b.csv: --dates \"month first\": 05/11/2026 is 11 May 2026");
        assertThat(ImportText.problems(asking(columns))).singleElement().asString().contains("--map", "Known header");
    }

    private static ImportReport asking(QuestionView question) {
        return new ImportReport("b.csv", "", 0, 0, List.of(), 0, Optional.of(question));
    }

    @Test
    void the_end_of_an_import_is_said_in_one_line() {
        ImportReport clean = new ImportReport("b.csv", "CSV, UTF-8, comma", 25, 25, List.of(), 0, Optional.empty());
        ImportReport partly = new ImportReport("b.csv", "CSV, UTF-8, comma", 25, 24, List.of(), 1, Optional.empty());
        Optional<String> refused = Optional.of("one row is wrong");

        assertThat(
                        ImportText.batch(
                                new BatchImportView(
                                        partly,
                                        Optional.of(batch(BatchStatus.PENDING, counts(24, 0, 0, 0, 0, 0, 0))),
                                        Optional.empty())))
                .isEqualTo("b.csv: 24 trades, 1 rows kept out, stored as #1042 morning; read as CSV, UTF-8, comma");
        assertThat(ImportText.batch(new BatchImportView(clean, Optional.empty(), Optional.empty())))
                .isEqualTo("b.csv: 25 trades, nothing stored (dry run); read as CSV, UTF-8, comma");
        assertThat(ImportText.batch(new BatchImportView(partly, Optional.empty(), refused)))
                .isEqualTo("b.csv: refused: one row is wrong");
        assertThat(ImportText.clients(new ClientImportView(clean, 20, 3, 2, Optional.empty()), false))
                .isEqualTo("b.csv: 20 clients new, 3 changed, 2 as before");
        assertThat(ImportText.clients(new ClientImportView(clean, 20, 3, 2, Optional.empty()), true))
                .contains("dry run");
    }

    @Test
    void rates_are_listed_with_age_and_staleness() {
        RateView rate =
                new RateView(
                        "USD/ZAR",
                        new BigDecimal("17.79000000"),
                        Pictures.NOON,
                        "rate set",
                        "user:ann@desk1",
                        Duration.ofMinutes(20),
                        true);

        assertThat(RateText.list(List.of(rate), LOOK).get(1))
                .isEqualTo("USD/ZAR  17.7900  23 Nov 2026 12:00:00  20 min  stale  rate set  user:ann@desk1");
        assertThat(RateText.list(List.of(), LOOK)).singleElement().asString().contains("rate set");
    }

    @Test
    void a_schema_says_what_is_wrong_with_it() {
        assertThat(SchemaText.lines(new SchemaView("H2 2.5", "2", "2", List.of("V1"), List.of())))
                .containsExactly(
                        "H2 2.5: schema 2, this program needs schema 2", "  applied V1", "  the desk can work on it");
        assertThat(SchemaText.lines(new SchemaView("H2 2.5", "", "2", List.of(), List.of("it is empty"))))
                .containsExactly("H2 2.5: empty, this program needs schema 2", "  wrong: it is empty");
    }
}
