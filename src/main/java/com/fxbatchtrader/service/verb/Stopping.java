package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.Actor;
import com.fxbatchtrader.service.Refusal;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.store.queue.BankStore;
import com.fxbatchtrader.store.queue.Outcome;

import java.util.Optional;

/// Stops all trading and lifts the stop. Safe for any thread that nobody interrupts.
public final class Stopping {

    private final VerbStores stores;

    public Stopping(VerbStores stores) {
        this.stores = stores;
    }

    /// Who may stop.
    public Permission stopPermission() {
        return Permission.STOP_ALL;
    }

    /// Who may lift the stop.
    public Permission liftPermission() {
        return Permission.LIFT_STOP;
    }

    /// What a stop brings about, told before.
    public String consequence() {
        BankStore.AtBank bank = stores.bank().all();
        return "no trade starts in any process, and nothing more is sent to the bank; "
                + (bank.trades() == 0
                        ? "nothing is at the bank right now"
                        : bank.trades() + " at the bank end first, in at most " + bank.atMost().toSeconds() + " s");
    }

    /// Stops all trading of the desk, in every process: what began before has its intent written when this returns.
    ///
    /// @throws RefusedException when the reason is missing or too long, or the desk's row was not free in time
    public StopView stopAll(Actor actor, String reason) {
        String why = Reasons.required(reason);
        return seen(Reasons.guarded("the desk", () -> stores.stops().stop(actor.text(), why)));
    }

    /// Lifts a stop that a person has ordered.
    ///
    /// @throws RefusedException also when something else than a person holds the desk up
    public StopView lift(Actor actor, String reason) {
        String why = Reasons.required(reason);
        return seen(Reasons.guarded("the desk", () -> stores.stops().lift(actor.text(), why)));
    }

    /// How it stands now.
    public StopView look() {
        return view("");
    }

    private StopView seen(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(String said) -> view(said);
            case Outcome.Same(String said) -> view(said);
            case Outcome.Lost(String happened) -> view(happened);
            case Outcome.Refused(String why) ->
                    throw new RefusedException(new Refusal.BadOrder(why, "fxbatch doctor says what to do"));
            case Outcome.Missing() -> throw new IllegalStateException("the database has no desk");
        };
    }

    private StopView view(String said) {
        Optional<String> why = stores.stops().why();
        BankStore.AtBank bank = stores.bank().all();
        StopView.Phase phase =
                why.isEmpty()
                        ? StopView.Phase.RUNNING
                        : bank.trades() > 0 ? StopView.Phase.STOPPING : StopView.Phase.STOPPED;
        return new StopView(phase, why, bank.trades(), bank.atMost(), said);
    }
}
