package com.fxbatchtrader.store.check;

import com.fxbatchtrader.domain.event.EventChain;
import com.fxbatchtrader.domain.event.EventKind;
import com.fxbatchtrader.domain.event.NewEvent;
import com.fxbatchtrader.domain.event.StreamHead;
import com.fxbatchtrader.store.check.ChainFinding.Fault;
import com.fxbatchtrader.store.sql.Sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Walks along one stream, event by event, and notes where it breaks. After a break it goes on from what the next event
/// says, so that one change is one finding. Not for several threads.
final class StreamWalk {

    private static final int MOST_FINDINGS = 20;

    private final StreamHead head;
    private final List<ChainFinding> findings = new ArrayList<>();
    private StreamHead at;

    StreamWalk(StreamHead head) {
        this.head = head;
        at = StreamHead.empty(head.kind(), head.streamId());
    }

    /// The next event in order of numbers.
    void step(ResultSet row) throws SQLException {
        long number = row.getLong("number");
        String prior = row.getString("prior_hash");
        String hash = row.getString("hash");
        if (number <= at.number()) {
            found(number, Fault.FORK, "there are two events with this number");
        } else if (number > at.number() + 1) {
            found(number, Fault.GAP, "numbers " + (at.number() + 1) + " to " + (number - 1) + " are missing");
        } else if (!prior.equals(at.hash())) {
            found(number, Fault.FORK, "it does not follow from the event before it");
        }
        StreamHead before = new StreamHead(head.kind(), head.streamId(), number - 1, prior);
        if (!row.getString("stream").equals(head.kind().name()) || !recomputed(row, before).equals(hash)) {
            found(number, Fault.CONTENT_CHANGED, "its content is not what its hash says");
        }
        at = new StreamHead(head.kind(), head.streamId(), number, hash);
    }

    private String recomputed(ResultSet row, StreamHead before) throws SQLException {
        String kind = row.getString("kind");
        if (!isKnown(kind)) {
            return "";
        }
        NewEvent event =
                new NewEvent(
                        Sql.id(row, "id"),
                        EventKind.valueOf(kind),
                        Sql.idOf(row, "trade_id"),
                        row.getString("actor"),
                        Sql.textOf(row, "reason"),
                        Sql.text(row, "state_before"),
                        Sql.text(row, "state_after"),
                        Sql.time(row, "happened_at"));
        String batch = Sql.idOf(row, "batch_id").map(UUID::toString).orElse("");
        return new EventChain.Link(before, event, batch, row.getLong("offset_ms"), Sql.time(row, "recorded_at")).hash();
    }

    private static boolean isKnown(String kind) {
        for (EventKind known : EventKind.values()) {
            if (known.name().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    /// The stream's end is reached.
    List<ChainFinding> end() {
        if (at.number() < head.number()) {
            found(
                    head.number(),
                    Fault.CUT_TAIL,
                    "events " + (at.number() + 1) + " to " + head.number() + " are missing");
        } else if (at.number() > head.number()) {
            found(at.number(), Fault.CUT_TAIL, "its row says that " + head.number() + " is the last one");
        } else if (!at.hash().equals(head.hash())) {
            found(at.number(), Fault.FORK, "the last event is not the one that its row names");
        }
        return List.copyOf(findings);
    }

    private void found(long number, Fault fault, String text) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new ChainFinding(head.kind(), head.streamId(), number, fault, text));
        }
    }
}
