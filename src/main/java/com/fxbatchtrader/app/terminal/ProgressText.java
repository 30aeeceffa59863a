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
    private static final int LEAST_NOTICE = 24;

    /// The figures that are never left out: done, booked, failed, in doubt, to go.
    private static final int OUTCOMES = 5;

    private final String title;

    /// @param title what runs, e.g. `#1042 morning`
    public ProgressText(String title) {
        this.title = Texts.safe(title);
    }

    /// The line for a terminal: a bar by outcome and the figures, always narrower than the terminal, so that drawing it
    /// never scrolls. Where there is little room the last figures go, then the notice is cut, then the bar goes.
    public String moving(Progress progress, Pace pace, Look look) {
        int room = look.width() - 1;
        String notice = progress.notice().map(Texts::safe).orElse("");
        int wanted = LEAST_BAR + (notice.isEmpty() ? 0 : Math.min(LEAST_NOTICE, Texts.width(notice)) + 2);
        List<String> parts = figures(progress, pace);
        while (parts.size() > OUTCOMES && Texts.width(joined(parts)) > room - wanted - 2) {
            parts.removeLast();
        }
        String figures = Texts.cut(joined(parts), room, look.glyphs());
        int rest = room - Texts.width(figures) - 2;
        if (rest < LEAST_BAR) {
            return figures;
        }
        int cells = Math.min(LONGEST_BAR, Math.max(LEAST_BAR, rest - (wanted - LEAST_BAR)));
        String shown = notice.isEmpty() ? "" : Texts.cut("  " + notice, rest - cells, look.glyphs());
        return bar(progress.counts(), cells, look) + "  " + figures + shown.stripTrailing();
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
        if (counts.toGo() == 0) {
            return parts;
        }
        pace.perMinute().ifPresent(p -> parts.add(p + "/min"));
        parts.add("running " + counts.running() + " of " + progress.limit());
        left(counts, pace).ifPresent(t -> parts.add(t + " left"));
        return parts;
    }

    private static Optional<String> left(TradeCounts counts, Pace pace) {
        var seconds = pace.secondsLeft(counts.toGo());
        return seconds.isEmpty()
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
