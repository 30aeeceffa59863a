package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.terminal.SchemaText;
import com.fxbatchtrader.service.view.SchemaView;

import picocli.CommandLine.Command;

import java.util.concurrent.Callable;
import java.util.function.Function;

/// `db migrate` and `db check`.
final class DatabaseCommands {

    private DatabaseCommands() {}

    /// The group.
    @Command(name = "db", description = "The database's schema.")
    static final class Database extends Group {}

    private static int look(Session session, Function<DeskSettings, SchemaView> work) {
        DeskSettings settings = session.settings(Purpose.DATABASE);
        SchemaView schema = work.apply(settings);
        session.print(settings, () -> Json.schema(schema), _ -> SchemaText.lines(schema));
        return (schema.good() ? ExitCode.OK : ExitCode.UNREACHABLE).code();
    }

    /// Migrates.
    @Command(name = "migrate", description = "Bring the schema up to what this program needs.")
    static final class Migrate implements Callable<Integer> {

        private final Session session;

        Migrate(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return look(session, session.kit().schemas()::migrate);
        }
    }

    /// Checks.
    @Command(name = "check", description = "Look whether the desk can work on the database; changes nothing.")
    static final class Check implements Callable<Integer> {

        private final Session session;

        Check(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return look(session, session.kit().schemas()::check);
        }
    }
}
