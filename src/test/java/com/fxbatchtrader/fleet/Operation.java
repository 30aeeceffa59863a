package com.fxbatchtrader.fleet;

import com.fxbatchtrader.domain.event.EventKind;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What an operator has ordered and what was said to it. Each has a name of its own, by which the log tells which
/// events came of it.
///
/// @param actor the operator's name, used for this one order
/// @param batch of which it was; empty for the desk
/// @param from when it was ordered, in microseconds
/// @param to when it was answered
record Operation(String actor, Verb verb, Optional<UUID> batch, Answer answer, String said, long from, long to) {

    /// What can be ordered, and the kind of the one event that an order leaves when it is done.
    enum Verb {
        MOVE(EventKind.BATCH_MOVED),
        PRIORITY(EventKind.BATCH_CHANGED),
        LIMIT(EventKind.BATCH_CHANGED),
        PAUSE(EventKind.BATCH_PAUSED),
        RESUME(EventKind.BATCH_RESUMED),
        RELEASE(EventKind.BATCH_RELEASED),
        RETRY(EventKind.BATCH_QUEUED),
        CLEAN_UP(EventKind.BATCH_LOCK_EXPIRED),
        STOP(EventKind.DESK_STOPPED),
        LIFT(EventKind.DESK_STARTED);

        private final EventKind kind;

        Verb(EventKind kind) {
            this.kind = kind;
        }
    }

    /// What was answered.
    enum Answer {
        /// Done, and changed something.
        DONE,
        /// It was so already.
        SAME,
        /// Somebody was faster.
        LOST,
        /// Not possible.
        REFUSED
    }

    /// Whether an event of this operator's is the one of the order, and none of what followed from it. A pause of a
    /// batch that runs is noted as a change at once, and as a pause when its owner has carried it out.
    private boolean own(LogEvent event) {
        if (event.trade().isPresent()) {
            return false;
        }
        boolean asked = event.kind() == EventKind.BATCH_CHANGED && event.after().endsWith("to be PAUSED");
        return verb == Verb.PAUSE
                ? asked || (event.kind() == EventKind.BATCH_PAUSED && event.before().equals("PENDING"))
                : event.kind() == verb.kind;
    }

    /// What is wrong, in words: done without exactly one event, or not done with one.
    Optional<String> contradiction(List<LogEvent> eventsOfActor) {
        long own = eventsOfActor.stream().filter(this::own).count();
        boolean right = answer == Answer.DONE ? own == 1 : eventsOfActor.isEmpty();
        return right ? Optional.empty() : Optional.of(this + " left " + eventsOfActor);
    }
}
