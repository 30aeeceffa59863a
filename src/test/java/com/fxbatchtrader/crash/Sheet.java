package com.fxbatchtrader.crash;

import com.fxbatchtrader.judge.Expected;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file of trades that was made for a run, and what has become of it so far.
final class Sheet {

    private static final Pattern STORED = Pattern.compile("stored as #(\\d+) ");

    private final String name;
    private final Path file;
    private final List<Expected> trades;
    private String number = "";
    private boolean begun;
    private boolean ended;

    Sheet(String name, Path file, List<Expected> trades) {
        this.name = name;
        this.file = file;
        this.trades = List.copyOf(trades);
    }

    /// The batch's name.
    String name() {
        return name;
    }

    Path file() {
        return file;
    }

    /// What is handed in by it.
    List<Expected> trades() {
        return trades;
    }

    /// The number of its batch; empty while it is not known to be stored.
    synchronized Optional<String> number() {
        return number.isEmpty() ? Optional.empty() : Optional.of(number);
    }

    synchronized void stored(String asNumber) {
        number = asNumber;
    }

    /// What is known of it is gone with the database's latest changes.
    synchronized void forget() {
        number = "";
        ended = false;
    }

    /// Learns the number from what a process said.
    void heard(Running running) {
        Matcher said = STORED.matcher(running.err());
        if (number().isEmpty() && said.find()) {
            stored(said.group(1));
        }
    }

    /// Whether a process was ever started on it.
    synchronized boolean begun() {
        return begun;
    }

    synchronized void begin() {
        begun = true;
    }

    /// Whether a run of it came to its end.
    synchronized boolean ended() {
        return ended;
    }

    synchronized void end() {
        ended = true;
    }
}
