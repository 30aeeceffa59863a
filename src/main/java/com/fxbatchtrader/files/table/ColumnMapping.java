package com.fxbatchtrader.files.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Which columns of a file are known ones under other names: the file's header → the known header (`Betrag` → `Amount
/// ZAR`), or `-` for a column that is not to be read, whatever it is called. Headers are compared as [HeaderRow]
/// compares them: in any case, each run of blanks as one space. Immutable.
public final class ColumnMapping {

    /// Stands for a column that is not to be read.
    public static final String NOT_READ = "-";

    /// The file's headers are the known ones.
    public static final ColumnMapping NONE = new ColumnMapping(Map.of());

    private final SequencedMap<String, String> columns = new LinkedHashMap<>();
    private final Map<String, String> byKey = new LinkedHashMap<>();

    /// @param columns the file's header → the known header
    /// @throws IllegalArgumentException when a header is blank, or there twice
    public ColumnMapping(Map<String, String> columns) {
        columns.forEach(
                (header, known) -> {
                    String key = key(header);
                    if (key.isEmpty() || key(known).isEmpty()) {
                        throw new IllegalArgumentException("a column is mapped by its header, not by a blank");
                    }
                    if (byKey.put(key, key(known)) != null) {
                        throw new IllegalArgumentException("the column \"" + header + "\" is mapped twice");
                    }
                    this.columns.put(header, known);
                });
    }

    /// What a header says to readers, in lower case: the known one's where it is mapped, else its own.
    String keyOf(String header) {
        String key = key(header);
        return Optional.ofNullable(byKey.get(key)).orElse(key);
    }

    /// The keys of the headers that it is about.
    Set<String> headers() {
        return byKey.keySet();
    }

    /// Whether it says nothing.
    public boolean isEmpty() {
        return columns.isEmpty();
    }

    /// The file's headers → the known ones, as they were given.
    public Map<String, String> columns() {
        return Collections.unmodifiableMap(columns);
    }

    /// A header as headers are compared.
    static String key(String header) {
        return HeaderText.of(header).toLowerCase(Locale.ROOT);
    }
}
