package com.fxbatchtrader.app;

import com.fxbatchtrader.app.desk.LocalDesks;
import com.fxbatchtrader.app.desk.LocalDoctor;
import com.fxbatchtrader.app.desk.LocalSchemas;
import com.fxbatchtrader.app.desk.Probes;
import com.fxbatchtrader.app.port.SchemaDoor;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.Place;
import com.fxbatchtrader.service.doctor.Finding;
import com.fxbatchtrader.service.view.SchemaView;
import com.fxbatchtrader.time.SystemPacing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The program with a fake desk behind it: gives command lines, reads what it printed.
final class CommandScene {

    final FakeDesk desk = new FakeDesk();
    List<String> schemaFindings = List.of();
    List<Finding> doctorFindings = List.of();
    List<Finding> deepFindings = List.of();

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private final Optional<Program.Rooms> rooms;

    CommandScene(Path folder) {
        this(folder, Optional.empty());
    }

    private CommandScene(Path folder, Optional<Program.Rooms> rooms) {
        this.folder = folder;
        this.rooms = rooms;
        environment.put("XDG_DATA_HOME", folder.resolve("data").toString());
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        environment.put("TERM", "dumb");
    }

    /// The whole program: nothing is a fake.
    static CommandScene whole(Path folder) {
        return whole(folder, Probes.NONE);
    }

    /// The whole program, with somebody beside it who looks on.
    static CommandScene whole(Path folder, Probes probes) {
        SystemPacing pacing = new SystemPacing();
        return new CommandScene(
                folder,
                Optional.of(
                        new Program.Rooms(
                                new LocalDesks(() -> pacing, probes),
                                new LocalSchemas(() -> pacing),
                                new LocalDoctor(() -> pacing),
                                () -> pacing)));
    }

    CommandScene variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /// A file of that name in the scene's folder, as an argument.
    String file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    int run(String... arguments) {
        return program().run(arguments);
    }

    Program program() {
        out.reset();
        err.reset();
        return new Program(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Place(environment, "Linux", folder.resolve("home")),
                rooms.orElseGet(
                        () ->
                                new Program.Rooms(
                                        desk::open,
                                        schemas(),
                                        (_, deep) -> deep ? deepFindings : doctorFindings,
                                        SystemPacing::new)));
    }

    private SchemaDoor schemas() {
        return new SchemaDoor() {
            @Override
            public SchemaView migrate(DeskSettings settings) {
                return new SchemaView("H2", "2", "2", List.of("V1"), schemaFindings);
            }

            @Override
            public SchemaView check(DeskSettings settings) {
                return new SchemaView("H2", "2", "2", List.of(), schemaFindings);
            }
        };
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    List<String> errLines() {
        return err().lines().toList();
    }
}
