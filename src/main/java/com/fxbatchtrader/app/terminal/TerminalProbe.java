package com.fxbatchtrader.app.terminal;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out what the streams of this process lead to. Java itself only tells whether input and output together are a
/// terminal, so that Linux is asked by its `/proc` for each stream.
public final class TerminalProbe {

    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 20;
    private static final Pattern SIZE = Pattern.compile("\\s*[0-9]{1,5}\\s+([0-9]{1,5})\\s*");
    private static final Pattern TTY = Pattern.compile("/dev/(pts/.*|tty.*|console)");

    private final Map<String, String> environment;

    public TerminalProbe(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// Looks at standard output and standard error.
    public Capabilities capabilities(Charset charset) {
        boolean out = isTerminal(1);
        boolean err = isTerminal(2);
        return out || err ? Capabilities.of(out, err, environment, width(), charset) : Capabilities.plain(charset);
    }

    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                return TTY.matcher(Files.readSymbolicLink(link).toString()).matches();
            } catch (IOException e) {
                return false;
            }
        }
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /// Columns of the terminal that this process belongs to, or a usual number.
    public int width() {
        OptionalInt told = number(environment.getOrDefault("COLUMNS", ""));
        return Math.max(LEAST_WIDTH, told.isPresent() ? told.getAsInt() : asked().orElse(USUAL_WIDTH));
    }

    private static OptionalInt asked() {
        File terminal = new File("/dev/tty");
        if (!terminal.canRead()) {
            return OptionalInt.empty();
        }
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(terminal)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            try (InputStream answer = stty.getInputStream()) {
                Matcher size = SIZE.matcher(new String(answer.readNBytes(64), StandardCharsets.US_ASCII));
                return size.matches() ? number(size.group(1)) : OptionalInt.empty();
            }
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    private static OptionalInt number(String text) {
        return text.matches("[1-9][0-9]{0,4}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
