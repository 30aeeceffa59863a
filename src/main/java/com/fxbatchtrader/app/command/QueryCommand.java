package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.terminal.Look;

import java.util.List;
import java.util.concurrent.Callable;

/// A command that opens the desk, asks it for one thing, and prints that as text or as JSON.
///
/// @param <T> what it asks for
abstract class QueryCommand<T> implements Callable<Integer> {

    private final Session session;
    private final Purpose purpose;

    /// A command that needs the database only.
    QueryCommand(Session session) {
        this(session, Purpose.DATABASE);
    }

    QueryCommand(Session session, Purpose purpose) {
        this.session = session;
        this.purpose = purpose;
    }

    /// Looks at the arguments before the desk is opened.
    void check() {}

    /// Asks the desk, or has it do something.
    abstract T ask(Desk desk);

    /// What came of it as a JSON document.
    abstract String json(T found);

    /// What came of it as lines.
    abstract List<String> text(T found, Look look);

    /// What the shell sees.
    ExitCode exitCode(T found) {
        return ExitCode.OK;
    }

    /// Prints what came of it.
    void print(Desk desk, DeskSettings settings, T found) {
        session.print(settings, () -> json(found), look -> text(found, look));
    }

    final Session session() {
        return session;
    }

    @Override
    public final Integer call() {
        check();
        return session.atDesk(
                        purpose,
                        (desk, settings) -> {
                            T found = ask(desk);
                            print(desk, settings, found);
                            return exitCode(found);
                        })
                .code();
    }
}
