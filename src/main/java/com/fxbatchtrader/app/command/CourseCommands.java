package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.port.Batches;
import com.fxbatchtrader.domain.trade.RetryChoice;
import com.fxbatchtrader.service.verb.BatchVerb;
import com.fxbatchtrader.service.verb.CancelRest;
import com.fxbatchtrader.service.verb.Pause;
import com.fxbatchtrader.service.verb.Resume;
import com.fxbatchtrader.service.verb.Retry;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.HashSet;
import java.util.Set;

/// `batch pause`, `batch resume`, `batch cancel` and `batch retry`.
final class CourseCommands {

    private CourseCommands() {}

    /// Holds it back.
    @Command(name = "pause", description = "Hold a batch back; what is at the bank ends first.")
    static final class PauseIt extends VerbCommand {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
        private String reason = "";

        PauseIt(Session session) {
            super(session);
        }

        @Override
        BatchVerb verb(Batches batches) {
            return new Pause();
        }

        @Override
        String reason() {
            return reason;
        }
    }

    /// Puts it back.
    @Command(name = "resume", description = "Put a paused batch back to its place in the queue.")
    static final class ResumeIt extends VerbCommand {

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is recorded.")
        private String reason = "";

        ResumeIt(Session session) {
            super(session);
        }

        @Override
        BatchVerb verb(Batches batches) {
            return new Resume();
        }

        @Override
        String reason() {
            return reason;
        }
    }

    /// Cancels its rest.
    @Command(
            name = "cancel",
            description = "Cancel all trades of a batch that have not begun; what the bank has is seen to its end.")
    static final class CancelIt extends VerbCommand {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
        private String reason = "";

        CancelIt(Session session) {
            super(session);
        }

        @Override
        BatchVerb verb(Batches batches) {
            return new CancelRest();
        }

        @Override
        String reason() {
            return reason;
        }
    }

    /// Opens failed trades again.
    @Command(
            name = "retry",
            description = "Let failed trades run again, those of which it is proven that nothing was booked.")
    static final class RetryIt extends VerbCommand {

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is recorded.")
        private String reason = "";

        @ArgGroup private Which which = new Which();

        RetryIt(Session session) {
            super(session);
        }

        /// At most one of these; all failed trades without.
        static final class Which {
            @Option(
                    names = "--failed-for",
                    split = ",",
                    paramLabel = "CODE",
                    description = "Only those that failed for this reason, such as RATE_GUARD.")
            private Set<String> codes = new HashSet<>();

            @Option(
                    names = "--row",
                    split = ",",
                    paramLabel = "N",
                    description = "Only those in these rows of the file.")
            private Set<Integer> rows = new HashSet<>();
        }

        @Override
        BatchVerb verb(Batches batches) {
            if (!which.rows.isEmpty()) {
                return new Retry(new RetryChoice.Rows(which.rows));
            }
            return new Retry(which.codes.isEmpty() ? new RetryChoice.All() : new RetryChoice.Because(which.codes));
        }

        @Override
        String reason() {
            return reason;
        }
    }
}
