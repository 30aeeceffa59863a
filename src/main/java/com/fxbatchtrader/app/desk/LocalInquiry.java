package com.fxbatchtrader.app.desk;

import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.engine.Engine;
import com.fxbatchtrader.engine.EngineListener;
import com.fxbatchtrader.engine.trade.Hand;
import com.fxbatchtrader.engine.trade.ReferenceAnswer;
import com.fxbatchtrader.service.Actor;
import com.fxbatchtrader.service.BankInquiry;
import com.fxbatchtrader.service.DeskCalendar;
import com.fxbatchtrader.service.Refusal;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.store.run.TradeWork;
import com.fxbatchtrader.store.run.WorkStore;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/// Asks the bank for one trade with an engine that does nothing else.
final class LocalInquiry implements BankInquiry {

    private final Optional<Trading> trading;
    private final WorkStore work;
    private final DeskCalendar calendar;

    /// @param trading empty where the settings have no bank
    LocalInquiry(Optional<Trading> trading, WorkStore work, DeskCalendar calendar) {
        this.trading = trading;
        this.work = work;
        this.calendar = calendar;
    }

    @Override
    public String ask(UUID tradeId, Actor actor) {
        return engine((engine, batchId) -> engine.askOnce(batchId, tradeId), tradeId)
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        new Refusal.NotNow(
                                                "the trade's batch is in the hands of a running process, which asks by"
                                                        + " itself",
                                                "wait for it, or ask again when its lock has expired")));
    }

    /// See [com.fxbatchtrader.service.ReferenceInquiry#ask].
    Optional<ReferenceAnswer> askByReference(UUID tradeId, String reference, Hand hand) {
        return engine((engine, batchId) -> engine.askOnceByReference(batchId, tradeId, reference, hand), tradeId);
    }

    private <T> T engine(BiFunction<Engine, UUID, T> asking, UUID tradeId) {
        Trading bank =
                trading.orElseThrow(
                        () ->
                                new RefusedException(
                                        new Refusal.BadOrder(
                                                "the bank can't be asked without its address",
                                                "give it by --bank URL")));
        TradeWork trade =
                work.one(tradeId)
                        .orElseThrow(
                                () ->
                                        new RefusedException(
                                                new Refusal.NotFound(
                                                        "there is no trade " + tradeId,
                                                        "fxbatch doubt list shows them")));
        try (BankGateway gateway = bank.gateway()) {
            Engine engine =
                    bank.engine(gateway, calendar, bank.references(_ -> {}), new Nothing(), EngineListener.NONE);
            return asking.apply(engine, trade.order().batchId());
        }
    }

    /// Claims nothing.
    private static final class Nothing implements Engine.Demand {
        @Override
        public boolean wantsMore() {
            return false;
        }

        @Override
        public void claimed(UUID batchId) {}
    }
}
