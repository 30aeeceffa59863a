package com.fxbatchtrader.bank.simulator.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What a bank is like: its behaviour, and how often which fault happens to which call, in general and to single
/// clients. Immutable. A profile is a list of settings, the same in code as in a file:
///
/// - `quote-life = 5s` and the like: see [Behaviour];
/// - `book.reset-after = 0.02`: a call, a fault and how often it happens: a share, `once` or `first 3` (of the requests
///   about the same thing);
/// - `any.unavailable = 0.01`: the same for every call that can have the fault and does not name it itself;
/// - `cif.30807649.book.reset-after = once`: for one client; it has for that call no faults but these.
public final class FaultProfile {

    private static final String CLIENT = "cif.";
    private static final String ANY = "any";

    private final String name;
    private final Map<String, String> settings;
    private final Behaviour behaviour;
    private final Odds odds = new Odds();
    private final Map<String, Odds> ofClients = new HashMap<>();

    private FaultProfile(String name, Map<String, String> settings) {
        this.name = name;
        this.settings = new TreeMap<>(settings);
        Map<String, String> plain = new TreeMap<>();
        // Sorted: `any.` comes before the names of calls from `ba` on, which so have the last word.
        this.settings.forEach(
                (key, value) -> {
                    if (Behaviour.DEFAULTS.containsKey(key)) {
                        plain.put(key, value);
                    } else {
                        putOdds(key, value);
                    }
                });
        this.behaviour = Behaviour.of(plain);
        odds.check();
        ofClients.values().forEach(Odds::check);
    }

    /// The bank that nothing ever goes wrong at.
    public static FaultProfile clean() {
        return new FaultProfile("clean", Map.of());
    }

    /// The profile `clean`, `demo`, `faulty` or `hostile`.
    ///
    /// @throws IllegalArgumentException for any other name, saying which there are
    public static FaultProfile named(String name) {
        return of(name, NamedProfiles.settings(name));
    }

    /// The profile in a file of lines `setting = value`; empty lines and those with a `#` first are left out, and `base
    /// = faulty` begins with a named one.
    ///
    /// @throws IOException when the file cannot be read
    /// @throws IllegalArgumentException in one line: file, line, what was found, what is expected
    public static FaultProfile read(Path file) throws IOException {
        return ProfileFile.read(file);
    }

    /// The profile of that name or, where there is none, in the file of that name.
    ///
    /// @throws IOException when it is neither
    /// @throws IllegalArgumentException when the file is not good; one line
    public static FaultProfile find(String nameOrFile) throws IOException {
        return NamedProfiles.names().contains(nameOrFile) ? named(nameOrFile) : read(Path.of(nameOrFile));
    }

    static FaultProfile of(String name, Map<String, String> settings) {
        return new FaultProfile(name, settings);
    }

    /// This profile with one setting more or another.
    ///
    /// @throws IllegalArgumentException naming the setting, what was found and what is expected
    public FaultProfile with(String key, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(key.strip(), value.strip());
        return new FaultProfile(name, more);
    }

    private void putOdds(String key, String value) {
        String[] words = key.split("\\.", -1);
        boolean ofClient = key.startsWith(CLIENT) && words.length == 4;
        if (!ofClient && words.length != 2) {
            throw new IllegalArgumentException(
                    "'"
                            + key
                            + "' was found, expected is one of "
                            + String.join(", ", new TreeMap<>(Behaviour.DEFAULTS).keySet())
                            + ", or CALL.FAULT, any.FAULT, cif.NUMBER.CALL.FAULT");
        }
        Odds table = ofClient ? ofClients.computeIfAbsent(words[1], _ -> new Odds()) : odds;
        String call = words[words.length - 2];
        Fault fault =
                Fault.parse(words[words.length - 1])
                        .orElseThrow(() -> Values.wrong(key, words[words.length - 1], "the name of a fault"));
        Chance chance = chance(key, value);
        if (call.equals(ANY)) {
            putAny(table, fault, chance);
        } else {
            table.put(callFor(key, call, fault), fault, chance);
        }
    }

    private static Chance chance(String key, String value) {
        try {
            return Chance.parse(value);
        } catch (IllegalArgumentException _) {
            throw Values.wrong(key, value, "a share from 0 to 1, once, or first N");
        }
    }

    private static void putAny(Odds table, Fault fault, Chance chance) {
        for (Call call : Call.values()) {
            if (fault.fits(call)) {
                table.put(call, fault, chance);
            }
        }
    }

    private static Call callFor(String key, String word, Fault fault) {
        return Call.parse(word)
                .filter(fault::fits)
                .orElseThrow(() -> Values.wrong(key, word, "any, or the name of a call that can have " + fault.word()));
    }

    /// Its name, for people.
    public String name() {
        return name;
    }

    /// Its settings that are no faults.
    public Behaviour behaviour() {
        return behaviour;
    }

    boolean isEmpty() {
        return settings.isEmpty();
    }

    Odds oddsFor(String cif, Call call) {
        Odds own = ofClients.get(cif);
        return own != null && own.concern(call) ? own : odds;
    }
}
