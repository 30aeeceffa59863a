package com.fxbatchtrader.bank.simulator.fault;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The profiles that have a name.
final class NamedProfiles {

    /// A good bank on an ordinary day, with a little of everything that a viewer should see once.
    private static final String DEMO =
            """
            latency = 20ms..90ms
            slow-latency = 300ms..900ms
            slow-share = 0.03
            balance.too-many-requests = 0.01
            create-quote.unavailable = 0.01
            create-quote.rate-off = 0.01
            book.rate-changed = 0.015
            book.insufficient-funds = 0.005
            book.reset-after = 0.01
            book.status-pending = 0.05
            pending-for = 500ms..2s
            """;

    /// A bank on a bad day: every fault of the wire now and then, and keys are not de-duplicated.
    private static final String FAULTY =
            """
            deduplicate = false
            latency = 1ms..15ms
            slow-latency = 100ms..400ms
            slow-share = 0.02
            any.unauthorised = 0.003
            any.too-many-requests = 0.01
            any.server-error = 0.01
            any.unavailable = 0.01
            any.reset-before = 0.01
            any.reset-after = 0.01
            any.half-answer = 0.005
            any.malformed-json = 0.005
            token.unauthorised = 0
            create-quote.rate-off = 0.01
            create-quote.dead-quote = 0.005
            book.reset-after = 0.03
            book.reset-then-done = 0.02
            book.server-error-after = 0.02
            book.technical-error-after = 0.01
            book.rate-changed = 0.02
            book.quote-expired = 0.01
            book.insufficient-funds = 0.01
            book.status-pending = 0.1
            book.status-lags = 0.05
            """;

    /// A bank at war with its callers.
    private static final String HOSTILE =
            """
            deduplicate = false
            repeated-as = QUOTE_EXPIRED
            latency = 0ms..20ms
            slow-latency = 100ms..800ms
            slow-share = 0.05
            late-answer = 12s
            any.unauthorised = 0.005
            any.too-many-requests = 0.01
            any.server-error = 0.01
            any.unavailable = 0.01
            any.redirect = 0.005
            any.html = 0.005
            any.reset-before = 0.01
            any.reset-after = 0.01
            any.silence-before = 0.002
            any.slow-bytes = 0.002
            any.half-answer = 0.01
            any.length-too-long = 0.005
            any.length-too-short = 0.005
            any.malformed-json = 0.005
            any.huge-body = 0.003
            any.huge-number = 0.003
            any.wrong-content-type = 0.003
            any.no-result = 0.003
            any.duplicate-field = 0.003
            any.date-wrong = 0.01
            any.date-missing = 0.01
            any.mixed-up = 0.005
            any.repeated-answer = 0.005
            token.unauthorised = 0
            token.mixed-up = 0
            create-quote.repeated-answer = 0
            create-quote.rate-off = 0.01
            create-quote.short-quote = 0.01
            create-quote.dead-quote = 0.01
            create-quote.expiry-far-away = 0.005
            book.silence-after = 0.003
            book.late-answer = 0.003
            book.reset-after = 0.05
            book.reset-then-done = 0.05
            book.server-error-after = 0.02
            book.unavailable-after = 0.02
            book.html-after = 0.01
            book.technical-error = 0.01
            book.technical-error-after = 0.02
            book.duplicate-after = 0.02
            book.rate-changed = 0.02
            book.quote-expired = 0.01
            book.insufficient-funds = 0.01
            book.ends-failed = 0.01
            book.ends-rejected = 0.01
            book.status-pending = 0.1
            book.status-lags = 0.1
            status.odd-status = 0.01
            status.age = 0.02
            """;

    private static final Map<String, String> PROFILES =
            Map.of("clean", "", "demo", DEMO, "faulty", FAULTY, "hostile", HOSTILE);

    private NamedProfiles() {}

    static List<String> names() {
        return PROFILES.keySet().stream().sorted().toList();
    }

    static Map<String, String> settings(String name) {
        String text = PROFILES.get(name);
        if (text == null) {
            throw Values.wrong("profile", name, String.join(", ", names()) + ", or a file");
        }
        Map<String, String> settings = new TreeMap<>();
        text.lines()
                .forEach(
                        line -> {
                            int equals = line.indexOf('=');
                            settings.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
                        });
        return settings;
    }
}
