package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.settings.DeskSettings.Purpose;
import com.fxbatchtrader.app.settings.ReferenceRates;
import com.fxbatchtrader.app.terminal.RateText;
import com.fxbatchtrader.service.view.RateView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// `rate set` and `rate list`.
final class RateCommands {

    private RateCommands() {}

    /// The group.
    @Command(name = "rate", description = "Reference rates: what quotes are judged against.")
    static final class Rate extends Group {}

    /// Sets rates.
    @Command(name = "set", description = "Set the desk's reference rate of a pair.")
    static final class Set implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "PAIR=RATE", description = "For example USD/ZAR=17.79.")
        private String text = "";

        Set(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            Map<String, BigDecimal> rates =
                    ReferenceRates.parse(text)
                            .orElseThrow(
                                    () ->
                                            new CommandFailure(
                                                    ExitCode.USAGE,
                                                    "found '" + text + "', expected " + ReferenceRates.EXPECTED));
            return session.atDesk(
                            Purpose.DATABASE,
                            (desk, settings) -> {
                                List<RateView> set =
                                        rates.entrySet().stream()
                                                .map(r -> desk.rates().set(r.getKey(), r.getValue()))
                                                .toList();
                                session.print(settings, () -> Json.rates(set), look -> RateText.list(set, look));
                                return ExitCode.OK;
                            })
                    .code();
        }
    }

    /// All rates.
    @Command(name = "list", description = "List the latest reference rate of each pair.")
    static final class ListAll implements Callable<Integer> {

        private final Session session;

        ListAll(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.atDesk(
                            Purpose.DATABASE,
                            (desk, settings) -> {
                                List<RateView> rates = desk.rates().list();
                                session.print(settings, () -> Json.rates(rates), look -> RateText.list(rates, look));
                                return ExitCode.OK;
                            })
                    .code();
        }
    }
}
