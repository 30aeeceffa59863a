package com.fxbatchtrader.store.importing;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which columns of files with certain headers are known ones, as a person said it once.
///
/// @param columns the file's header → the known one, in the order in which they were said
/// @param changedBy who said it last
public record KeptMapping(Map<String, String> columns, String changedBy, Instant changedAt) {

    public KeptMapping {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
