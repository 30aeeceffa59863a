package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.service.order.FileReading;
import com.fxbatchtrader.service.order.FileReading.DateSequence;
import com.fxbatchtrader.service.order.FileReading.DecimalSign;

import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a file is to be read: each decides what a file may leave open.
final class ReadingOptions {

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "The character set of a text file, such as UTF-8 or windows-1252 (default: recognised).")
    private Optional<String> encoding = Optional.empty();

    @Option(names = "--sheet", paramLabel = "NAME", description = "The sheet of a workbook, where it has several.")
    private Optional<String> sheet = Optional.empty();

    @Option(
            names = "--hidden-rows",
            description = "Take rows that the spreadsheet hides like the others; otherwise each is a problem.")
    private boolean hiddenRows;

    @Option(
            names = "--decimal",
            paramLabel = "SIGN",
            description = "comma or point: what stands before decimals, where a file can be read both ways.")
    private Optional<DecimalSign> decimal = Optional.empty();

    @Option(
            names = "--dates",
            paramLabel = "ORDER",
            converter = DateSequenceConverter.class,
            description = "day-first or month-first: what 05/11/2026 means, where a file can be read both ways.")
    private Optional<DateSequence> dates = Optional.empty();

    @Option(
            names = "--map",
            paramLabel = "HEADER=COLUMN",
            description = {
                "A column under another name, such as \"Betrag=Amount ZAR\"; \"Header=-\" leaves one unread.",
                "Kept for files with the same headers; giving it again replaces what was kept."
            })
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--forget-map",
            description = "Don't use what was kept of the columns of such files, and forget it.")
    private boolean forget;

    /// Whether any of them was given.
    boolean any() {
        return encoding.isPresent()
                || sheet.isPresent()
                || hiddenRows
                || decimal.isPresent()
                || dates.isPresent()
                || !columns.isEmpty()
                || forget;
    }

    /// What was said.
    FileReading reading() {
        if (forget && !columns.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--forget-map and --map contradict each other; --map alone replaces what was kept");
        }
        return new FileReading(
                encoding, sheet, hiddenRows, decimal, dates, mapped(), forget, Map.of(), Optional.empty());
    }

    private Map<String, String> mapped() {
        Map<String, String> mapped = new LinkedHashMap<>();
        for (String column : columns) {
            // no known header has such a sign, another one's may
            int at = column.lastIndexOf('=');
            if (at < 1 || at == column.length() - 1) {
                throw new CommandFailure(
                        ExitCode.USAGE, "--map " + column + " is no column; give it as \"Header=Column\"");
            }
            if (mapped.put(column.substring(0, at), column.substring(at + 1)) != null) {
                throw new CommandFailure(
                        ExitCode.USAGE, "--map names the column " + column.substring(0, at) + " twice; give it once");
            }
        }
        return mapped;
    }
}
