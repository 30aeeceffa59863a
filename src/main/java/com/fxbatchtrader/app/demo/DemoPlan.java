package com.fxbatchtrader.app.demo;

import com.fxbatchtrader.domain.trade.TradeStatus;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How each trade of the demo's batch should end. Who is not in the plan meets no trouble and is booked.
public final class DemoPlan {

    private static final Expected BOOKED = new Expected(TradeStatus.SUCCESS, Optional.empty(), "an ordinary deal");

    private final Map<String, Expected> byCif;

    private DemoPlan(Map<String, Expected> byCif) {
        this.byCif = Map.copyOf(byCif);
    }

    /// How one trade should end.
    ///
    /// @param reason the code of a failure
    /// @param shows what it is in the demo for
    public record Expected(TradeStatus status, Optional<String> reason, String shows) {}

    /// The plan that is packed with the program.
    public static DemoPlan packed() {
        return parse(DemoFiles.text("expected.csv"));
    }

    static DemoPlan parse(String table) {
        Map<String, Expected> byCif = new HashMap<>();
        table.lines()
                .skip(1)
                .map(l -> l.split(",", 4))
                .forEach(
                        c -> {
                            Optional<String> reason = Optional.of(c[2]).filter(r -> !r.isEmpty());
                            byCif.put(c[0], new Expected(TradeStatus.valueOf(c[1]), reason, c[3]));
                        });
        return new DemoPlan(byCif);
    }

    /// How this client's trade should end.
    public Expected of(String cif) {
        return byCif.getOrDefault(cif, BOOKED);
    }

    /// All clients with a trouble of their own.
    public Map<String, Expected> troubles() {
        return byCif;
    }
}
