package com.fxbatchtrader.fleet;

import com.fxbatchtrader.domain.event.EventKind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares the places that the events of a batch tell, one after the other, with each other and with the row.
final class PlaceJudge {

    private static final Pattern PLACE = Pattern.compile("priority (\\d+), position (-?\\d+)$");

    /// An import leaves that many.
    private static final long IMPORT_EVENTS = 2;

    private final List<String> findings = new ArrayList<>();

    /// A place as events tell it.
    record Told(int priority, long position) {}

    /// Judges one batch.
    ///
    /// @param first where it came in
    /// @param last where its row says it is
    void judge(List<LogEvent> stream, Told first, Told last) {
        Told at = first;
        boolean known = true;
        for (LogEvent event : stream) {
            Matcher before = PLACE.matcher(event.before());
            Matcher after = PLACE.matcher(event.after());
            if (event.trade().isEmpty() && before.find() && after.find()) {
                require(same(told(before), at, known), "it stood at " + at + " before " + event);
                at = told(after);
                known = true;
            } else if (event.kind() == EventKind.BATCH_QUEUED && event.number() > IMPORT_EVENTS) {
                // opened again after its end it stands at the end of its priority, which this event does not number
                known = false;
            }
        }
        require(
                same(last, at, known),
                "its row is at " + last + ", its events leave it at " + at + ": " + stream.getLast());
    }

    private static boolean same(Told one, Told at, boolean known) {
        return one.priority == at.priority && (!known || one.position == at.position);
    }

    private void require(boolean right, String otherwise) {
        if (!right) {
            findings.add(otherwise);
        }
    }

    private static Told told(Matcher text) {
        return new Told(Integer.parseInt(text.group(1)), Long.parseLong(text.group(2)));
    }

    List<String> findings() {
        return List.copyOf(findings);
    }
}
