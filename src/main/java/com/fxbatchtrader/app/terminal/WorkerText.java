package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.domain.batch.Counts;
import com.fxbatchtrader.service.run.WorkerNews;
import com.fxbatchtrader.service.view.WorkerSummary;

import java.util.List;

/// What a worker does, in lines.
public final class WorkerText {

    private WorkerText() {}

    /// Its first line.
    public static String begins(boolean drain) {
        return drain
                ? "Working on the queue until it is empty. Ctrl-C stops in order."
                : "Working on the queue. Ctrl-C stops in order.";
    }

    /// One piece of news.
    public static String of(WorkerNews news) {
        return Texts.safe(
                switch (news) {
                    case WorkerNews.Claimed n ->
                            "#" + n.batch() + " claimed" + (n.takenOver() ? ", continuing a former owner's run" : "");
                    case WorkerNews.Ended n ->
                            "#" + n.batch() + " ended: " + Words.of(n.status()) + ", " + counts(n.counts());
                    case WorkerNews.Asking n ->
                            "#"
                                    + n.batch()
                                    + " waits for answers of the bank about "
                                    + Words.trades(n.counts().unsettled());
                    case WorkerNews.Left n -> left(n);
                    case WorkerNews.Waits n -> "#" + n.batch() + " waits: " + n.why();
                    case WorkerNews.GoesOn n -> "#" + n.batch() + " goes on";
                    case WorkerNews.DatabaseAnswers n ->
                            n.available()
                                    ? "The database answers again."
                                    : "The database does not answer; no trade starts until it does.";
                    case WorkerNews.DeskStopped n -> "The desk is " + n.why() + "; nothing is claimed until it runs.";
                    case WorkerNews.DeskRuns _ -> "The desk runs again.";
                    case WorkerNews.Idle _ -> "Nothing to claim; waiting for batches.";
                });
    }

    private static String left(WorkerNews.Left news) {
        String state =
                news.inHandsOf()
                        .map(owner -> "is in the hands of " + owner)
                        .orElseGet(() -> "is left, " + Words.of(news.status()));
        return "#"
                + news.batch()
                + " "
                + state
                + news.why().map(why -> " (" + why + ")").orElse("")
                + ", "
                + counts(news.counts());
    }

    private static String counts(Counts counts) {
        StringBuilder text = new StringBuilder(counts.succeeded() + " succeeded");
        part(text, counts.failed(), " failed");
        part(text, counts.cancelled(), " cancelled");
        part(text, counts.unsettled(), " open at the bank");
        part(text, counts.pending(), " to go");
        return text.toString();
    }

    private static void part(StringBuilder text, int count, String word) {
        if (count > 0) {
            text.append(", ").append(count).append(word);
        }
    }

    /// What it has done.
    public static List<String> lines(WorkerSummary summary) {
        String batches = summary.batches() == 1 ? "1 batch ended" : Amounts.count(summary.batches()) + " batches ended";
        return List.of(
                (summary.stopped() ? "Stopped in order: " : "The queue is empty: ")
                        + batches
                        + ", "
                        + Words.trades(summary.trades())
                        + ": "
                        + Amounts.count(summary.succeeded())
                        + " succeeded, "
                        + Amounts.count(summary.failed())
                        + " failed, "
                        + Amounts.count(summary.cancelled())
                        + " cancelled, "
                        + Amounts.count(summary.inDoubt())
                        + " in doubt.");
    }
}
