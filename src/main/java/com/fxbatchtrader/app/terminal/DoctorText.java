package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.service.doctor.Finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the doctor found, for a terminal.
public final class DoctorText {

    private DoctorText() {}

    /// A line a finding, and one more with what to do where something is to be done.
    public static List<String> lines(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            lines.add(
                    "%-8s %-9s %s: %s"
                            .formatted(
                                    mark(finding.level()),
                                    finding.area().name().toLowerCase(Locale.ROOT),
                                    Texts.safe(finding.what()),
                                    Texts.safe(finding.text())));
            if (!finding.mend().isEmpty()) {
                lines.add(" ".repeat(19) + "-> " + Texts.safe(finding.mend()));
            }
        }
        return List.copyOf(lines);
    }

    private static String mark(Finding.Level level) {
        return switch (level) {
            case GOOD -> "ok";
            case UNKNOWN -> "unknown";
            case WARNING -> "WARNING";
            case BAD -> "BAD";
        };
    }
}
