package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.service.view.Progress;
import com.fxbatchtrader.service.view.TradeCounts;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Shows a run while it lasts. One thread looks at the run at a bounded rate; the run itself never waits for the
/// terminal. Where lines can't move, a line is written every ten seconds at most, and when something holds the run up.
public final class ProgressDisplay implements AutoCloseable {

    private static final Duration FRAME = Duration.ofMillis(200);
    private static final long PLAIN_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long NOTICE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final int FRAMES_A_WIDTH = 25;

    /// What is over before anybody could read it is not shown.
    private static final long LASTING_NANOS = Duration.ofSeconds(1).toNanos();

    private final Terminal terminal;
    private final ProgressText text;
    private final Supplier<Progress> live;
    private final Pacing pacing;
    private final IntSupplier width;
    private final boolean moving;
    private final Pace pace = new Pace();
    private final Pacing.Repeating drawing;
    private Optional<Progress> shown = Optional.empty();
    private long shownNanos;
    private Optional<String> notice = Optional.empty();
    private long noticeNanos;
    private int frames;
    private int columns;

    private ProgressDisplay(Settings settings, Supplier<Progress> live) {
        this.terminal = settings.terminal();
        this.text = new ProgressText(settings.title());
        this.live = live;
        this.pacing = settings.pacing();
        this.width = settings.width();
        this.moving = settings.moving() && terminal.canMove();
        this.drawing = pacing.every("progress", FRAME, this::draw);
    }

    /// How a run is shown.
    ///
    /// @param title what runs
    /// @param width asked now and then for the terminal's columns
    /// @param moving whether a line may move; not where the log is on the same screen
    public record Settings(Terminal terminal, Pacing pacing, String title, IntSupplier width, boolean moving) {}

    /// Begins to show.
    public static ProgressDisplay show(Settings settings, Supplier<Progress> live) {
        return new ProgressDisplay(settings, live);
    }

    private synchronized void draw() {
        long nanos = pacing.nanos();
        Progress now = withLastingNotice(live.get(), nanos);
        pace.saw(nanos, now);
        if (moving) {
            if (frames++ % FRAMES_A_WIDTH == 0) {
                columns = width.getAsInt();
            }
            terminal.move(text.moving(now, pace, terminal.messageLook(columns, ZoneOffset.UTC)));
        } else if (isWorthALine(now, nanos)) {
            shown = Optional.of(now.notice().isPresent() ? now : withFormerNotice(now));
            shownNanos = nanos;
            terminal.message(text.plain(now, pace));
        }
    }

    private Progress withLastingNotice(Progress seen, long nanos) {
        if (!seen.notice().equals(notice)) {
            notice = seen.notice();
            noticeNanos = nanos;
        }
        boolean lasting = nanos - noticeNanos >= LASTING_NANOS;
        return new Progress(seen.counts(), seen.limit(), seen.bankCalls(), lasting ? notice : Optional.empty());
    }

    private boolean isWorthALine(Progress now, long nanos) {
        if (shown.isEmpty()) {
            return true;
        }
        Optional<String> told = shown.flatMap(Progress::notice);
        boolean newNotice = now.notice().isPresent() && !told.equals(now.notice());
        long since = nanos - shownNanos;
        // one that only counts down is told once a minute, the first at once
        return (newNotice && (told.isEmpty() || since >= NOTICE_NANOS))
                || (since >= PLAIN_NANOS && settled(now) != settled(shown.get()));
    }

    private static int settled(Progress progress) {
        TradeCounts counts = progress.counts();
        return counts.ended() + counts.booked() + counts.inDoubt();
    }

    // A notice that comes back is not told again
    private Progress withFormerNotice(Progress now) {
        return new Progress(now.counts(), now.limit(), now.bankCalls(), shown.flatMap(Progress::notice));
    }

    /// Ends the drawing and takes the moving line away.
    @Override
    public void close() {
        drawing.close();
        if (moving) {
            terminal.move("");
        }
    }
}
