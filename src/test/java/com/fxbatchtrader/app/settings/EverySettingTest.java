package com.fxbatchtrader.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.bank.http.BankSettings;
import com.fxbatchtrader.domain.trade.Delivery;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every setting by every way to give it.
class EverySettingTest {

    @TempDir private Path folder = Path.of("");

    private SettingsScene scene = new SettingsScene(Path.of(""));

    @BeforeEach
    void begin() {
        scene = new SettingsScene(folder).loopbackBank();
    }

    /// One setting: the names that scripts rely on, a text for it, and where it must arrive as what.
    record Row(
            Key key, String variable, String flag, String text, Function<DeskSettings, Object> read, Object expected) {
        @Override
        public String toString() {
            return key.name();
        }
    }

    private static BankSettings bank(DeskSettings settings) {
        return settings.bank().orElseThrow();
    }

    private static Row row(
            Key key, String variable, String flag, String text, Function<DeskSettings, Object> read, Object expected) {
        return new Row(key, variable, flag, text, read, expected);
    }

    static List<Row> rows() {
        return Stream.of(placesAndBank(), engine(), rules()).flatMap(List::stream).toList();
    }

    private static List<Row> placesAndBank() {
        return List.of(
                row(Keys.DATA, "FXBATCH_DATA", "--data", "/srv/desk", s -> s.folders().data(), Path.of("/srv/desk")),
                row(Keys.DB_URL, "FXBATCH_DB", "--db", "jdbc:h2:/x", s -> s.database().url(), "jdbc:h2:/x"),
                row(Keys.DB_USER, "FXBATCH_DB_USER", "", "ann", s -> s.database().user(), Optional.of("ann")),
                row(
                        Keys.BANK_ENVIRONMENT,
                        "FXBATCH_BANK_ENVIRONMENT",
                        "",
                        "rehearsal",
                        s -> bank(s).environment(),
                        "rehearsal"),
                row(Keys.BANK_ZONE, "FXBATCH_BANK_ZONE", "", "UTC", s -> bank(s).zone(), Optional.of(ZoneId.of("UTC"))),
                row(
                        Keys.BANK_CONNECT_TIMEOUT,
                        "FXBATCH_BANK_CONNECT_TIMEOUT",
                        "",
                        "1s",
                        s -> bank(s).connectTimeout(),
                        Duration.ofSeconds(1)),
                row(
                        Keys.BANK_RESPONSE_TIMEOUT,
                        "FXBATCH_BANK_RESPONSE_TIMEOUT",
                        "",
                        "2s",
                        s -> bank(s).responseTimeout(),
                        Duration.ofSeconds(2)),
                row(
                        Keys.BANK_UNKNOWN_CODES,
                        "FXBATCH_BANK_UNKNOWN_CODES",
                        "",
                        "NOPE,NEVER_HEARD",
                        s -> bank(s).unknownCodes(),
                        Set.of("NOPE", "NEVER_HEARD")),
                row(
                        Keys.BANK_DEFINITE_REFUSALS,
                        "FXBATCH_BANK_DEFINITE_REFUSALS",
                        "",
                        "MARKET_CLOSED",
                        s -> bank(s).definiteRefusals(),
                        Set.of("MARKET_CLOSED")),
                row(
                        Keys.BANK_REQUEST_RATE,
                        "FXBATCH_BANK_REQUEST_RATE",
                        "",
                        "0",
                        s -> s.engine().requestsPerSecond(),
                        0),
                row(Keys.BANK_RATE_DECIMALS, "FXBATCH_BANK_RATE_DECIMALS", "", "2", s -> s.engine().rateDecimals(), 2),
                row(
                        Keys.EVIDENCE_MARGIN,
                        "FXBATCH_EVIDENCE_MARGIN",
                        "",
                        "7s",
                        s -> s.engine().evidenceMargin(),
                        Duration.ofSeconds(7)));
    }

    private static List<Row> engine() {
        return List.of(
                row(
                        Keys.MAX_CONCURRENT,
                        "FXBATCH_MAX_CONCURRENT",
                        "--max-concurrent",
                        "7",
                        s -> s.engine().maxConcurrent(),
                        7),
                row(Keys.MAX_TRADES, "FXBATCH_MAX_TRADES", "--max-trades", "70", s -> s.engine().maxTrades(), 70),
                row(Keys.MAX_BATCHES, "FXBATCH_MAX_BATCHES", "--max-batches", "2", s -> s.engine().maxBatches(), 2),
                row(
                        Keys.LOCK_TIMEOUT,
                        "FXBATCH_LOCK_TIMEOUT",
                        "--lock-timeout",
                        "6s",
                        s -> s.engine().lockTimeout(),
                        Duration.ofSeconds(6)),
                row(
                        Keys.REFERENCE_RATE,
                        "FXBATCH_REFERENCE_RATE",
                        "--reference-rate",
                        "USD/ZAR=17.79",
                        s -> s.rates().references(),
                        Map.of("USD/ZAR", new BigDecimal("17.79"))));
    }

    private static List<Row> rules() {
        return List.of(
                row(
                        Keys.RATE_MAX_DEVIATION,
                        "FXBATCH_RATE_MAX_DEVIATION_BP",
                        "",
                        "12.5",
                        s -> s.rates().maxDeviationBp(),
                        new BigDecimal("12.5")),
                row(Keys.RATE_MAX_REQUOTES, "FXBATCH_RATE_MAX_REQUOTES", "", "0", s -> s.rates().maxRequotes(), 0),
                row(
                        Keys.RATE_MIN_MARGIN,
                        "FXBATCH_RATE_MIN_MARGIN",
                        "",
                        "10.00",
                        s -> s.rates().minMargin(),
                        new BigDecimal("10.00")),
                row(Keys.RATE_MAX_AGE, "FXBATCH_RATE_MAX_AGE", "", "1h", s -> s.rates().maxAge(), Duration.ofHours(1)),
                row(Keys.DESK_ZONE, "FXBATCH_DESK_ZONE", "", "+02:00", s -> s.rules().zone(), ZoneId.of("+02:00")),
                row(Keys.DELIVERY, "FXBATCH_DELIVERY_DEFAULT", "", "spot", s -> s.rules().delivery(), Delivery.SPOT),
                row(
                        Keys.CUT_OFF_CASH,
                        "FXBATCH_CUT_OFF_CASH",
                        "",
                        "10:30",
                        s -> s.rules().cash(),
                        Optional.of(LocalTime.of(10, 30))),
                row(Keys.CUT_OFF_TOM, "FXBATCH_CUT_OFF_TOM", "", "none", s -> s.rules().tom(), Optional.empty()),
                row(
                        Keys.CUT_OFF_SPOT,
                        "FXBATCH_CUT_OFF_SPOT",
                        "",
                        "23:59",
                        s -> s.rules().spot(),
                        Optional.of(LocalTime.of(23, 59))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void it_can_be_given_in_the_environment(Row row) {
        scene.variable(row.variable, row.text);

        assertThat(row.read.apply(scene.load(Purpose.TRADING))).isEqualTo(row.expected);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void it_can_be_given_in_the_settings_file(Row row) {
        scene.file(row.key.name() + " = " + row.text);

        assertThat(row.read.apply(scene.load(Purpose.TRADING))).isEqualTo(row.expected);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void it_has_its_built_in_value_where_nobody_gives_it(Row row) {
        assertThat(row.read.apply(scene.load(Purpose.TRADING))).isNotEqualTo(row.expected);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void it_has_the_names_that_scripts_rely_on(Row row) {
        assertThat(row.key.variable()).isEqualTo(row.variable);
        assertThat(row.key.flag().orElse("")).isEqualTo(row.flag);
    }

    @Test
    void none_is_left_out_here_but_the_banks_addresses() {
        assertThat(rows().stream().map(Row::key))
                .containsExactlyInAnyOrderElementsOf(
                        Keys.ALL.stream().filter(k -> !k.name().endsWith("url") || k.equals(Keys.DB_URL)).toList());
    }
}
