package com.fxbatchtrader.app.terminal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.List;

/// The two streams: results on standard output, messages and progress on standard error. Safe for any thread: lines
/// never mix, and a message stands above the moving line.
public final class Terminal {

    private static final String CLEAR_LINE = "\r\u001B[2K";

    private final PrintStream out;
    private final PrintStream err;
    private final Capabilities capabilities;
    private final Object guard = new Object();
    private String moving = "";

    public Terminal(PrintStream out, PrintStream err, Capabilities capabilities) {
        this.out = out;
        this.err = err;
        this.capabilities = capabilities;
    }

    /// How results are drawn.
    public Look resultLook(ZoneId zone) {
        return new Look(
                capabilities.resultColours() ? Ink.ansi() : Ink.none(),
                Glyphs.of(capabilities.charset()),
                capabilities.resultWidth(),
                zone);
    }

    /// How messages and progress are drawn.
    public Look messageLook(int width, ZoneId zone) {
        return new Look(
                capabilities.messageColours() ? Ink.ansi() : Ink.none(),
                Glyphs.of(capabilities.charset()),
                width,
                zone);
    }

    /// Whether a line can be drawn again in place.
    public boolean canMove() {
        return capabilities.moving();
    }

    /// Writes a result.
    public void result(List<String> lines) {
        synchronized (guard) {
            hideMoving();
            lines.forEach(out::println);
            out.flush();
            showMoving();
        }
    }

    /// Where a result goes that is a file's content: byte by byte, with nothing before and behind it. While it is
    /// written, nothing else may be.
    public OutputStream resultBytes() {
        return out;
    }

    /// Writes a result of one line.
    public void result(String line) {
        result(List.of(line));
    }

    /// Says something to the person who watches.
    public void message(List<String> lines) {
        synchronized (guard) {
            hideMoving();
            lines.forEach(err::println);
            err.flush();
            showMoving();
        }
    }

    /// Says something in one line.
    public void message(String line) {
        message(List.of(line));
    }

    /// Draws the moving line; an empty one takes it away. Only where [#canMove()].
    public void move(String line) {
        synchronized (guard) {
            if (!line.equals(moving)) {
                hideMoving();
                moving = line;
                showMoving();
                err.flush();
            }
        }
    }

    private void hideMoving() {
        if (!moving.isEmpty()) {
            err.print(CLEAR_LINE);
        }
    }

    private void showMoving() {
        if (!moving.isEmpty()) {
            err.print(moving);
        }
    }
}
