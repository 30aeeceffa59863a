package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.service.view.Progress;
import com.fxbatchtrader.service.view.TradeCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A run's progress as one line.
public final class ProgressText {

    private static final int LEAST_BAR = 8;
    private static final int LONGEST_BAR = 40;

    private final String title;

    /// @param title what runs, e.g. `#1042 morning`
    public ProgressText(String title) {
        this.title = Texts.safe(title);
    }

    /// The line for a terminal: a bar by outcome and the figures, never wider than the terminal.
    public String moving(Progress progress, Pace pace, Look look) {
        TradeCounts counts = progress.counts();
        List<String> parts = figures(progress, pace);
        String notice = progress.notice().map(Texts::safe).orElse("");
        if (!notice.isEmpty()) {
            parts.add(1, notice);
        }
        // what stands last is left out first
        while (parts.size() > 1 && joined(parts).length() > look.width() - LEAST_BAR - 4) {
            parts.removeLast();
        }
        String text = joined(parts);
        int room = look.width() - Texts.width(text) - 4;
        String bar = room >= LEAST_BAR ? bar(counts, Math.min(LONGEST_BAR, room), look) + "  " : "";
        return bar + Texts.cut(text, look.width() - 1, look.glyphs());
    }

    /// The line for a log or a file.
    public String plain(Progress progress, Pace pace) {
        String figures = figures(progress, pace).stream().collect(Collectors.joining(", "));
        return title + ": " + figures + progress.notice().map(n -> "; " + Texts.safe(n)).orElse("");
    }

    private static String joined(List<String> parts) {
        return String.join("  ", parts);
    }

    private static List<String> figures(Progress progress, Pace pace) {
        TradeCounts counts = progress.counts();
        List<String> parts = new ArrayList<>();
        parts.add(Amounts.count(counts.total() - counts.toGo()) + "/" + Amounts.count(counts.total()));
        parts.add("booked " + counts.atBank());
        parts.add("failed " + counts.failed());
        parts.add("in doubt " + counts.inDoubt());
        parts.add("to go " + counts.toGo());
        if (counts.cancelled() > 0) {
            parts.add("cancelled " + counts.cancelled());
        }
        pace.perMinute().ifPresent(p -> parts.add(p + "/min"));
        parts.add("running " + counts.running() + " of " + progress.limit());
        left(counts, pace).ifPresent(t -> parts.add(t + " left"));
        return parts;
    }

    private static Optional<String> left(TradeCounts counts, Pace pace) {
        var seconds = pace.secondsLeft(counts.toGo());
        return seconds.isEmpty() || counts.toGo() == 0
                ? Optional.empty()
                : Optional.of(Amounts.clock(Duration.ofSeconds(seconds.getAsInt())));
    }

    static String bar(TradeCounts counts, int cells, Look look) {
        int[] parts = {counts.atBank(), counts.failed(), counts.inDoubt(), counts.cancelled(), counts.toGo()};
        int[] shares = Shares.of(parts, cells);
        Glyphs glyphs = look.glyphs();
        return look.ink().paint(Style.GOOD, String.valueOf(glyphs.full()).repeat(shares[0]))
                + look.ink().paint(Style.BAD, String.valueOf(glyphs.failed()).repeat(shares[1]))
                + look.ink().paint(Style.DOUBT, String.valueOf(glyphs.doubt()).repeat(shares[2]))
                + look.ink().paint(Style.MUTED, "-".repeat(shares[3]))
                + look.ink().paint(Style.MUTED, String.valueOf(glyphs.empty()).repeat(shares[4]));
    }
}
