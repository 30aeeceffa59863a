package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.terminal.ImportText;
import com.fxbatchtrader.app.terminal.Look;
import com.fxbatchtrader.service.view.ImportReport;

import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What every command does the same way: settings first, then the log, then the desk; a result as text or as JSON.
final class Session {

    private final Kit kit;
    private final GlobalOptions options;

    Session(Kit kit, GlobalOptions options) {
        this.kit = kit;
        this.options = options;
    }

    Kit kit() {
        return kit;
    }

    boolean json() {
        return options.json();
    }

    boolean verbose() {
        return options.verbose();
    }

    /// Reads the settings and opens the log.
    DeskSettings settings(Purpose purpose) {
        DeskSettings settings = kit.settings().load(options.flags(), purpose);
        kit.logs().open(settings.folders().logs(), options.verbose());
        LoggerFactory.getLogger(Session.class)
                .info(
                        "start for {}, data in {}, database from {}",
                        purpose,
                        settings.folders().data(),
                        settings.database().origin());
        return settings;
    }

    /// Whether neither settings file nor database nor bank is set.
    boolean nothingIsSet() {
        return kit.settings().nothingIsSet(options.flags());
    }

    /// Opens the desk, works at it and closes it.
    ExitCode atDesk(Purpose purpose, BiFunction<Desk, DeskSettings, ExitCode> work) {
        DeskSettings settings = settings(purpose);
        try (Desk desk = kit.desks().open(settings)) {
            desk.blocked().ifPresent(why -> say("The desk is " + why));
            return work.apply(desk, settings);
        }
    }

    /// Prints a result: the JSON document, or the text drawn for the terminal.
    void print(DeskSettings settings, Supplier<String> asJson, Function<Look, List<String>> asText) {
        if (options.json()) {
            kit.terminal().result(asJson.get());
        } else {
            kit.terminal().result(asText.apply(kit.terminal().resultLook(settings.rules().zone())));
        }
    }

    /// Says something to the person who watches.
    void say(String line) {
        kit.terminal().message(line);
    }

    /// Says how an import ended; its problems first, unless they stand in the JSON document.
    void say(String line, ImportReport report) {
        if (!options.json()) {
            kit.terminal().message(ImportText.problems(report));
        }
        kit.terminal().message(line);
    }
}
