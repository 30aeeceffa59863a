package com.fxbatchtrader.service.importing;

import com.fxbatchtrader.domain.validation.ProblemCode;
import com.fxbatchtrader.files.TableLook;
import com.fxbatchtrader.files.table.Blanks;
import com.fxbatchtrader.files.table.CellEdits;
import com.fxbatchtrader.files.table.ColumnMapping;
import com.fxbatchtrader.files.table.ControlFigures;
import com.fxbatchtrader.files.table.DateOrder;
import com.fxbatchtrader.files.table.DecimalMark;
import com.fxbatchtrader.files.table.FileFacts;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.service.Refusal;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.service.order.FileReading;
import com.fxbatchtrader.store.importing.KeptMapping;
import com.fxbatchtrader.store.importing.MappingStore;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a file is to be read: what the order says, and of its columns what was said once of files with the same headers.
/// Safe for any thread.
final class Readings {

    private static final String SOURCE = "headers ";

    private final TableLook look;
    private final MappingStore mappings;

    Readings(TableLook look, MappingStore mappings) {
        this.look = look;
        this.mappings = mappings;
    }

    /// How one file is read.
    ///
    /// @param source by what its kind of file is known
    /// @param kept the mapping that was kept and is used now
    record Reading(ReadOptions options, String source, Optional<KeptMapping> kept) {

        /// The file's format, and its columns under other names.
        String words(FileFacts facts) {
            Map<String, String> columns = options.mapping().columns();
            String mapped =
                    columns.isEmpty()
                            ? ""
                            : columns.entrySet().stream()
                                    .map(column -> column.getKey() + " = " + column.getValue())
                                    .collect(Collectors.joining(", ", "; columns ", ""));
            String since = kept.map(one -> " (as " + one.changedBy() + " said before)").orElse("");
            return facts.format() + mapped + since;
        }
    }

    /// Finds out how a file is read.
    ///
    /// @throws FileRefusedException when it can't be read so far
    /// @throws RefusedException when the order says what can't be
    Reading of(Path file, FileReading order, ControlFigures control) {
        ReadOptions options = options(order, control);
        TableLook.Header header = look.header(file, options);
        String source = SOURCE + header.signature();
        if (!order.columns().isEmpty() || order.forget()) {
            return new Reading(options, source, Optional.empty());
        }
        Optional<KeptMapping> kept = mappings.find(source);
        return new Reading(
                kept.map(one -> options.with(new ColumnMapping(one.columns()))).orElse(options), source, kept);
    }

    /// Forgets what was kept for files with the same headers, where the order asks for that: at once, for without it
    /// the file may not be readable at all.
    void forget(Reading reading, FileReading order) {
        if (order.forget()) {
            mappings.forget(reading.source());
        }
    }

    /// Keeps what the order said of the file's columns for all files with the same headers.
    void keep(Reading reading, FileReading order, String actor) {
        if (!order.columns().isEmpty()) {
            mappings.keep(reading.source(), plain(order.columns()), actor);
        }
    }

    /// Refuses a file that is not the one that was looked at.
    static void requireSame(FileReading order, FileFacts facts) {
        if (order.sha256().isPresent() && !order.sha256().get().equals(facts.sha256())) {
            throw FileRefusedException.of(
                    facts.file(),
                    ProblemCode.FILE_CHANGED,
                    "a file that was changed since it was shown",
                    "the same file: open it again");
        }
    }

    private static ReadOptions options(FileReading order, ControlFigures control) {
        return new ReadOptions(
                order.encoding().map(Readings::charset),
                order.sheet(),
                order.hiddenRows(),
                order.decimal()
                        .map(
                                sign ->
                                        switch (sign) {
                                            case POINT -> DecimalMark.POINT;
                                            case COMMA -> DecimalMark.COMMA;
                                        }),
                order.dates()
                        .map(
                                sequence ->
                                        switch (sequence) {
                                            case DAY_FIRST -> DateOrder.DAY_FIRST;
                                            case MONTH_FIRST -> DateOrder.MONTH_FIRST;
                                        }),
                mapping(order.columns()),
                new CellEdits(order.edits()),
                control);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new RefusedException(
                    new Refusal.BadOrder(
                            "there is no encoding '" + name + "'",
                            "give UTF-8, UTF-16, windows-1252 or another one's name"),
                    e);
        }
    }

    private static ColumnMapping mapping(Map<String, String> columns) {
        if (!MappingStore.fits(plain(columns))) {
            throw new RefusedException(
                    new Refusal.BadOrder(
                            "the columns' names are too long to be kept, more than "
                                    + String.format(Locale.ROOT, "%,d", MappingStore.LONGEST)
                                    + " characters",
                            "map fewer columns"));
        }
        try {
            return new ColumnMapping(columns);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    new Refusal.BadOrder(
                            String.valueOf(e.getMessage()), "give each column once, as \"Header=Known header\""),
                    e);
        }
    }

    // one line each, as they are compared
    private static Map<String, String> plain(Map<String, String> columns) {
        Map<String, String> plain = new LinkedHashMap<>();
        columns.forEach((header, known) -> plain.put(Blanks.collapsed(header), Blanks.collapsed(known)));
        return plain;
    }
}
