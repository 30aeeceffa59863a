package com.fxbatchtrader.engine;

import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.engine.BankScript.Fate;
import com.fxbatchtrader.engine.TestDesk.TradeRow;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Fates and answers by client.
class Doubtful implements BankScript {
    final Map<String, Fate> fates = new HashMap<>();

    static Doubtful with(Fate fate) {
        Doubtful script = new Doubtful();
        script.fates.put("B", fate);
        return script;
    }

    /// The second booking is lost, and neither status nor statement can say so: they know nothing of our keys.
    static Doubtful unprovable() {
        Doubtful script =
                new Doubtful() {
                    @Override
                    public boolean answersByKey() {
                        return false;
                    }

                    @Override
                    public boolean statementCarriesKey() {
                        return false;
                    }
                };
        script.fates.put("B", Fate.LOST);
        return script;
    }

    @Override
    public Fate fate(BookingRequest request, QuoteRequest deal, int nth) {
        return nth == 0 ? Fate.BOOKED : fates.getOrDefault(deal.from().cif(), Fate.BOOKED);
    }

    static UUID queue(Stage stage) {
        return stage.desk.queue(1, 5, Order.buy("A", "1000"), Order.buy("B", "2000"));
    }

    static TradeRow second(Stage stage, UUID batch) {
        return stage.desk.trades(batch).get(1);
    }

    static Attempt attempt(Stage stage, UUID batch) {
        return stage.desk.attempts(second(stage, batch).id()).getFirst().attempt();
    }
}
