package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.service.view.SchemaView;

import java.util.ArrayList;
import java.util.List;

/// The state of a schema as text.
public final class SchemaText {

    private SchemaText() {}

    /// Database, version, what was applied, what is wrong.
    public static List<String> lines(SchemaView schema) {
        List<String> lines = new ArrayList<>();
        String version = schema.version().isEmpty() ? "empty" : "schema " + schema.version();
        lines.add(Texts.safe(schema.database()) + ": " + version + ", this program needs schema " + schema.expected());
        schema.applied().forEach(a -> lines.add("  applied " + Texts.safe(a)));
        schema.findings().forEach(f -> lines.add("  wrong: " + Texts.safe(f)));
        if (schema.good()) {
            lines.add("  the desk can work on it");
        }
        return List.copyOf(lines);
    }
}
