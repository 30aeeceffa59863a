package com.fxbatchtrader.service;

import com.fxbatchtrader.domain.trade.Attempt;
import com.fxbatchtrader.domain.trade.TradeStatus;
import com.fxbatchtrader.service.order.TradeRef;
import com.fxbatchtrader.service.view.DoubtAnswer;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.EventView;
import com.fxbatchtrader.store.query.BatchQueries;
import com.fxbatchtrader.store.query.BatchRow;
import com.fxbatchtrader.store.query.DoubtQueries;
import com.fxbatchtrader.store.query.EventQueries;
import com.fxbatchtrader.store.query.TradeQueries;
import com.fxbatchtrader.store.query.TradeRow;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Trades of which nobody knows whether they were booked: the list, the dossier, and asking the bank. Safe for any
/// thread that nobody interrupts.
public final class Doubts {

    private static final int MOST_EVENTS = 1000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final DoubtQueries doubts;
    private final TradeQueries trades;
    private final BatchQueries batches;
    private final EventQueries events;
    private final BankKnowledge knowledge;
    private final BankInquiry inquiry;

    public Doubts(
            DoubtQueries doubts,
            TradeQueries trades,
            BatchQueries batches,
            EventQueries events,
            BankKnowledge knowledge,
            BankInquiry inquiry) {
        this.doubts = doubts;
        this.trades = trades;
        this.batches = batches;
        this.events = events;
        this.knowledge = knowledge;
        this.inquiry = inquiry;
    }

    /// What is in doubt, and what is booked without a confirmation, the oldest first, without history.
    public List<DoubtView> list(int limit) {
        BankKnowledge.Known known = knowledge.known();
        return doubts.list(limit).stream()
                .map(
                        doubt ->
                                view(
                                        doubt.trade(),
                                        doubt.batch(),
                                        doubt.trade().attempt().stream().toList(),
                                        known,
                                        List.of()))
                .toList();
    }

    /// The dossier of a trade that was booked or tried to be, also when its doubt is settled; empty when there is no
    /// such trade, or nothing was ever tried.
    public Optional<DoubtView> find(TradeRef reference) {
        Optional<TradeRow> trade =
                switch (reference) {
                    case TradeRef.Id(UUID id) -> trades.find(id);
                    case TradeRef.Row(long number, int row) -> trades.find(number, row);
                };
        return trade.filter(found -> found.attempt().isPresent()).flatMap(this::dossier);
    }

    /// Asks the bank what became of a trade, writes what its answer proves, and says how the trade stands then.
    ///
    /// @throws RefusedException when the trade is in no doubt, or can't be asked for now
    public DoubtAnswer ask(TradeRef reference, Actor actor) {
        DoubtView before = requireUnsettled(reference);
        String said = inquiry.ask(before.trade().id(), actor);
        DoubtView after = find(new TradeRef.Id(before.trade().id())).orElse(before);
        return new DoubtAnswer(after, said);
    }

    /// The dossier of a trade that is in doubt, or booked and not confirmed.
    ///
    /// @throws RefusedException when there is no such trade, or it is in no doubt
    public DoubtView requireUnsettled(TradeRef reference) {
        DoubtView doubt =
                find(reference)
                        .orElseThrow(
                                () ->
                                        refused(
                                                "there is no trade " + reference + " that was ever tried to be booked",
                                                "fxbatch doubt list shows what is in doubt"));
        if (!doubt.trade().status().unsettled()) {
            throw new RefusedException(
                    new Refusal.BadOrder(
                            "trade " + reference + " is " + doubt.trade().status() + " and in no doubt",
                            "fxbatch doubt show " + reference + " has its history"));
        }
        return doubt;
    }

    private static RefusedException refused(String text, String advice) {
        return new RefusedException(new Refusal.NotFound(text, advice));
    }

    private Optional<DoubtView> dossier(TradeRow trade) {
        List<EventView> history = events.ofTrade(trade.id(), MOST_EVENTS).stream().map(BatchViews::of).toList();
        return batches.find(trade.batchId())
                .map(batch -> view(trade, batch, trades.attempts(trade.id()), knowledge.known(), history));
    }

    private static DoubtView view(
            TradeRow trade,
            BatchRow batch,
            List<Attempt> attempts,
            BankKnowledge.Known known,
            List<EventView> history) {
        Optional<Attempt> last = trade.attempt();
        Instant since =
                last.map(attempt -> attempt.exchange().sentAt().orElse(attempt.exchange().committedAt()))
                        .orElse(trade.changedAt());
        return new DoubtView(
                TradeViews.of(trade),
                batch.number(),
                batch.name(),
                since,
                attempts.stream().map(TradeViews::of).toList(),
                known.knownByKey(),
                last.map(attempt -> attempt.terms().quoteExpiry().plus(known.evidenceMargin())),
                next(trade, batch, known),
                history);
    }

    private static String next(TradeRow trade, BatchRow batch, BankKnowledge.Known known) {
        TradeStatus status = trade.state().status();
        if (!status.unsettled()) {
            return "nothing: the trade is " + status;
        }
        Optional<Instant> at = trade.attempt().flatMap(attempt -> attempt.inquiry().nextAt()).or(batch::nextCheckAt);
        String asked =
                batch.lock().isPresent()
                        ? "its run asks the bank"
                        : "any process that runs asks the bank again"
                                + at.map(time -> " from " + TIME.format(time.atZone(known.deskZone())) + " on")
                                        .orElse("");
        boolean stuck =
                status == TradeStatus.IN_DOUBT
                        && !known.knownByKey()
                        && trade.attempt().filter(attempt -> attempt.inquiry().count() > 0).isPresent();
        return stuck ? asked + "; if it doesn't know the booking, the bank's statement or people must tell" : asked;
    }
}
