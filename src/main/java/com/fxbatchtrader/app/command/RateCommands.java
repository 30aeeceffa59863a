package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.door.CommandFailure;
import com.fxbatchtrader.app.door.ExitCode;
import com.fxbatchtrader.app.json.Json;
import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.port.Exports;
import com.fxbatchtrader.app.settings.ReferenceRates;
import com.fxbatchtrader.app.terminal.Look;
import com.fxbatchtrader.app.terminal.RateText;
import com.fxbatchtrader.service.order.ExportOrder;
import com.fxbatchtrader.service.view.ExportView;
import com.fxbatchtrader.service.view.RateView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// `rate set` and `rate list`.
final class RateCommands {

    private RateCommands() {}

    /// The group.
    @Command(name = "rate", description = "Reference rates: what quotes are judged against.")
    static final class Rate extends Group {}

    /// Sets rates.
    @Command(name = "set", description = "Set the desk's reference rate of a pair.")
    static final class Set extends QueryCommand<List<RateView>> {

        @Parameters(paramLabel = "PAIR=RATE", description = "For example USD/ZAR=17.79.")
        private String text = "";

        private Map<String, BigDecimal> rates = Map.of();

        Set(Session session) {
            super(session);
        }

        @Override
        void check() {
            rates =
                    ReferenceRates.parse(text)
                            .orElseThrow(
                                    () ->
                                            new CommandFailure(
                                                    ExitCode.USAGE,
                                                    "found '" + text + "', expected " + ReferenceRates.EXPECTED));
        }

        @Override
        List<RateView> ask(Desk desk) {
            return rates.entrySet().stream().map(r -> desk.rates().set(r.getKey(), r.getValue())).toList();
        }

        @Override
        String json(List<RateView> set) {
            return Json.rates(set);
        }

        @Override
        List<String> text(List<RateView> set, Look look) {
            return RateText.list(set, look);
        }
    }

    /// All rates.
    @Command(name = "list", description = "List the latest reference rate of each pair.")
    static final class ListAll extends ListCommand<RateView> {

        ListAll(Session session) {
            super(session);
        }

        @Override
        ExportView export(Exports exports, List<RateView> rates, ExportOrder order) {
            return exports.rates(rates, order);
        }

        @Override
        String json(List<RateView> rates) {
            return Json.rates(rates);
        }

        @Override
        List<String> text(List<RateView> rates, Look look) {
            return RateText.list(rates, look);
        }

        @Override
        List<RateView> ask(Desk desk) {
            return desk.rates().list();
        }
    }
}
