package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.port.Batches;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.port.Exports;
import com.fxbatchtrader.app.terminal.LockText;
import com.fxbatchtrader.app.terminal.Look;
import com.fxbatchtrader.app.terminal.Texts;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.order.ExportOrder;
import com.fxbatchtrader.service.verb.BatchVerb;
import com.fxbatchtrader.service.verb.CleanUpLocks.CleanedUp;
import com.fxbatchtrader.service.verb.ReleaseLock;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.ExportView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/// `lock list`, `lock release` and `lock cleanup`.
final class LockCommands {

    private LockCommands() {}

    /// The group.
    @Command(name = "lock", description = "Who holds which batch.")
    static final class Lock extends Group {}

    /// All locks.
    @Command(name = "list", description = "List batches with a lock, expired ones included.")
    static final class ListAll extends ListCommand<BatchView> {

        ListAll(Session session) {
            super(session);
        }

        @Override
        ExportView export(Exports exports, List<BatchView> locked, ExportOrder order) {
            return exports.locks(locked, order);
        }

        @Override
        List<BatchView> ask(Desk desk) {
            return desk.verbs().lockedBatches();
        }

        @Override
        String json(List<BatchView> locked) {
            return Json.batches(locked);
        }

        @Override
        List<String> text(List<BatchView> locked, Look look) {
            return LockText.list(locked, look);
        }
    }

    /// Takes a lock away.
    @Command(
            name = "release",
            description = {
                "Take the lock of a batch away from its owner.",
                "What is being booked becomes in doubt and is asked for. The owner is kept off for one lock time-out."
            })
    static final class Release extends VerbCommand {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; it is recorded.")
        private String reason = "";

        @Option(names = "--dry-run", description = "Say what it would bring about, and change nothing.")
        private boolean dryRun;

        Release(Session session) {
            super(session);
        }

        @Override
        BatchVerb verb(Batches batches) {
            return new ReleaseLock();
        }

        @Override
        String reason() {
            return reason;
        }

        @Override
        boolean before(Desk desk, BatchRef batch, BatchVerb verb) {
            session().say(Texts.safe(desk.verbs().consequence(batch, verb)));
            return !dryRun;
        }
    }

    /// Clears expired locks away.
    @Command(name = "cleanup", description = "Clear away every lock that has expired.")
    static final class CleanUp extends QueryCommand<List<CleanedUp>> {

        CleanUp(Session session) {
            super(session);
        }

        @Override
        List<CleanedUp> ask(Desk desk) {
            return desk.verbs().cleanUpExpiredLocks();
        }

        @Override
        String json(List<CleanedUp> cleaned) {
            return Json.cleaned(cleaned);
        }

        @Override
        List<String> text(List<CleanedUp> cleaned, Look look) {
            return LockText.cleaned(cleaned);
        }
    }
}
