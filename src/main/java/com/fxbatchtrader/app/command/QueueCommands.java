package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.port.Batches;
import com.fxbatchtrader.service.verb.BatchVerb;
import com.fxbatchtrader.service.verb.Limit;
import com.fxbatchtrader.service.verb.Move;
import com.fxbatchtrader.service.verb.SetPriority;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `batch priority`, `batch move` and `batch limit`.
final class QueueCommands {

    private QueueCommands() {}

    /// Another priority.
    @Command(
            name = "priority",
            description = "Set a batch's priority, 1 (last) to 10 (first); it stands at its end then.")
    static final class SetTo extends VerbCommand {

        @Parameters(index = "1", paramLabel = "N", description = "1 to 10; what is outside is clamped.")
        private int level;

        SetTo(Session session) {
            super(session);
        }

        @Override
        BatchVerb verb(Batches batches) {
            return new SetPriority(level);
        }

        @Override
        String reason() {
            return "";
        }
    }

    /// Another place.
    @Command(name = "move", description = "Move a batch in the queue. It takes the priority of its new place.")
    static final class MoveTo extends VerbCommand {

        @ArgGroup(multiplicity = "1")
        private Where where = new Where();

        MoveTo(Session session) {
            super(session);
        }

        /// One of these.
        static final class Where {
            @Option(names = "--before", paramLabel = "ID", description = "Directly before that batch.")
            private String before = "";

            @Option(names = "--after", paramLabel = "ID", description = "Directly after that batch.")
            private String after = "";

            @Option(names = "--top", description = "Before all others.")
            private boolean top;

            @Option(names = "--bottom", description = "After all others.")
            private boolean bottom;
        }

        @Override
        BatchVerb verb(Batches batches) {
            if (where.top) {
                return new Move(new Move.Target.Top());
            }
            if (where.bottom) {
                return new Move(new Move.Target.Bottom());
            }
            return new Move(
                    where.before.isEmpty()
                            ? new Move.Target.After(BatchCommands.require(batches, where.after).id())
                            : new Move.Target.Before(BatchCommands.require(batches, where.before).id()));
        }

        @Override
        String reason() {
            return "";
        }
    }

    /// Another limit.
    @Command(name = "limit", description = "Let so many trades of a batch run at once, also while it runs.")
    static final class LimitTo extends VerbCommand {

        @Parameters(index = "1", paramLabel = "N", description = "1 to 100.")
        private int trades;

        LimitTo(Session session) {
            super(session);
        }

        @Override
        BatchVerb verb(Batches batches) {
            return new Limit(trades);
        }

        @Override
        String reason() {
            return "";
        }
    }
}
