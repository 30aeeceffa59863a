package com.fxbatchtrader.app.settings;

import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.domain.trade.Delivery;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads all settings: flag before environment before settings file before what is built in.
public final class SettingsLoader {

    private static final Duration LEAST_LOCK = Duration.ofSeconds(5);
    private static final Duration LONGEST_LOCK = Duration.ofHours(1);

    private final Place place;

    public SettingsLoader(Place place) {
        this.place = place;
    }

    /// Reads and checks.
    ///
    /// @throws SettingsException with one line for each thing that is wrong
    public DeskSettings load(Flags flags, Purpose purpose) {
        Sources sources = Sources.open(flags, place);
        Secrets secrets = Secrets.of(flags, place);
        boolean demo = purpose == Purpose.DEMO;
        Folders folders = Folders.under(dataFolder(sources), demo);
        BankReader banks = new BankReader(sources, secrets);
        BankWire wire = banks.wire(demo);
        if (demo) {
            refuseFlagsOfDemo(sources);
        }
        DeskSettings settings =
                new DeskSettings(
                        purpose,
                        folders,
                        demo ? ownDatabase(folders) : new DatabaseReader(sources, secrets).read(folders),
                        purpose == Purpose.TRADING ? banks.bank(wire) : Optional.empty(),
                        wire,
                        engine(sources, demo),
                        rates(sources),
                        rules(sources, demo));
        sources.requireNoProblems();
        return settings;
    }

    /// Whether a settings file, a database or a bank is set: without any, the program without a command is the demo.
    public boolean nothingIsSet(Flags flags) {
        Sources sources = Sources.open(flags, place);
        boolean bank =
                List.of(Keys.BANK_URL, Keys.BANK_TRADING_URL, Keys.DB_URL).stream()
                        .anyMatch(k -> sources.find(k).isPresent());
        return !bank && flags.config().isEmpty() && !place.defaultConfig().toFile().exists();
    }

    private Path dataFolder(Sources sources) {
        Kind<Path> folder =
                new Kind<>(
                        "the path of a folder",
                        t -> {
                            try {
                                return t.isBlank() || t.contains(";") ? Optional.empty() : Optional.of(Path.of(t));
                            } catch (InvalidPathException e) {
                                return Optional.empty();
                            }
                        });
        return sources.value(Keys.DATA, folder, place.defaultData());
    }

    private static void refuseFlagsOfDemo(Sources sources) {
        for (Key key : List.of(Keys.BANK_URL, Keys.DB_URL)) {
            if (sources.flag(key).isPresent()) {
                sources.problem(
                        key.flag().orElse(key.name())
                                + " and --demo exclude each other: the demo has a bank and a database of its own");
            }
        }
    }

    private static DatabaseSettings ownDatabase(Folders folders) {
        return DatabaseReader.inFolder(folders, Optional.empty(), new Secret(""));
    }

    private static EngineSettings engine(Sources sources, boolean demo) {
        return new EngineSettings(
                sources.value(Keys.MAX_CONCURRENT, Kinds.integer(1, 100), 5),
                sources.value(Keys.MAX_TRADES, Kinds.integer(1, 1_000), 50),
                sources.value(Keys.MAX_BATCHES, Kinds.integer(1, 100), 3),
                sources.value(Keys.LOCK_TIMEOUT, Kinds.duration(LEAST_LOCK, LONGEST_LOCK), Duration.ofMinutes(5)),
                sources.value(Keys.BANK_REQUEST_RATE, Kinds.integer(0, 10_000), 50),
                // The demo's bank keeps its own clock right, so that the demo need not last a minute longer
                sources.value(
                        Keys.EVIDENCE_MARGIN,
                        Kinds.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
                        Duration.ofSeconds(demo ? 3 : 30)),
                sources.value(Keys.BANK_RATE_DECIMALS, Kinds.integer(0, 6), 6));
    }

    private static RateSettings rates(Sources sources) {
        Kind<Map<String, BigDecimal>> references = new Kind<>(ReferenceRates.EXPECTED, ReferenceRates::parse);
        return new RateSettings(
                sources.value(Keys.RATE_MAX_DEVIATION, Kinds.decimal("0", "10000"), new BigDecimal("50")),
                sources.value(Keys.RATE_MAX_REQUOTES, Kinds.integer(0, 20), 3),
                sources.value(Keys.RATE_MIN_MARGIN, Kinds.decimal("0", "1000000"), BigDecimal.ZERO),
                sources.value(
                        Keys.RATE_MAX_AGE,
                        Kinds.duration(Duration.ofSeconds(1), Duration.ofDays(7)),
                        Duration.ofMinutes(15)),
                sources.value(Keys.REFERENCE_RATE, references, Map.of()));
    }

    private static DeskRules rules(Sources sources, boolean demo) {
        return new DeskRules(
                sources.value(Keys.DESK_ZONE, Kinds.zone(), ZoneId.of("Africa/Johannesburg")),
                sources.value(Keys.DELIVERY, Kinds.delivery(), Delivery.CASH),
                cutOff(sources, Keys.CUT_OFF_CASH, 11, demo),
                cutOff(sources, Keys.CUT_OFF_TOM, 15, demo),
                cutOff(sources, Keys.CUT_OFF_SPOT, 16, demo));
    }

    private static Optional<LocalTime> cutOff(Sources sources, Key key, int hour, boolean demo) {
        Optional<LocalTime> builtIn = demo ? Optional.empty() : Optional.of(LocalTime.of(hour, 0));
        return sources.value(key, Kinds.cutOff(), builtIn);
    }
}
