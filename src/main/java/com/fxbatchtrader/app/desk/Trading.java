package com.fxbatchtrader.app.desk;

import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.app.settings.RateSettings;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.http.BankSettings;
import com.fxbatchtrader.bank.http.HttpBankGateway;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.domain.rule.RateGuard;
import com.fxbatchtrader.engine.Engine;
import com.fxbatchtrader.engine.EngineListener;
import com.fxbatchtrader.engine.EngineSettings;
import com.fxbatchtrader.engine.trade.ReferenceRates;
import com.fxbatchtrader.service.DeskCalendar;
import com.fxbatchtrader.service.run.RunReferences;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.desk.BankBinding;
import com.fxbatchtrader.store.desk.DeskStore;
import com.fxbatchtrader.store.desk.RateStore;
import com.fxbatchtrader.time.Pacing;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Makes what trades: the gateway to the bank, the reference rates and the engine, from the settings.
final class Trading {

    /// A quote with less to live is not worth an intent.
    private static final Duration LEAST_QUOTE_LIFE = Duration.ofSeconds(4);

    private final DeskSettings settings;
    private final BankSettings bank;
    private final Owner owner;
    private final Database database;
    private final Pacing pacing;
    private final Uuid7 ids;
    private final UnaryOperator<BankGateway> gateways;

    Trading(
            DeskSettings settings,
            BankSettings bank,
            Owner owner,
            Database database,
            Pacing pacing,
            Uuid7 ids,
            UnaryOperator<BankGateway> gateways) {
        this.settings = settings;
        this.bank = bank;
        this.owner = owner;
        this.database = database;
        this.pacing = pacing;
        this.ids = ids;
        this.gateways = gateways;
    }

    /// Binds the database to this bank at first use, or refuses another one.
    void bindBank() {
        boolean demo = bank.environment().equals("demo");
        String host = demo ? bank.identity().host() : bank.addresses().trading().getHost();
        new DeskStore(database, pacing).bindBank(new BankBinding(bank.environment(), host, bank.userId()));
    }

    /// A gateway to the bank. Whoever takes it closes it.
    BankGateway gateway() {
        return gateways.apply(new HttpBankGateway(bank, pacing, _ -> {}));
    }

    /// Makes sure that the bank answers and takes our credentials.
    void requireBank() {
        try (BankGateway gateway = gateway()) {
            new FirstContact(gateway, pacing).require();
        }
    }

    /// The reference rates of a run, which takes the first quote where there is none.
    ReferenceRates references(Consumer<String> notices) {
        return references(true, notices);
    }

    /// The reference rates of a worker: the desk's, or those that its settings give. Where one is missing or stale the
    /// batch waits.
    ReferenceRates deskReferences() {
        return references(false, _ -> {});
    }

    private ReferenceRates references(boolean takeFirstQuote, Consumer<String> notices) {
        RateSettings rates = settings.rates();
        return new RunReferences(
                rates.references(),
                new RateStore(database, pacing, ids),
                pacing,
                new RunReferences.Rules(rates.maxAge(), rates.maxDeviationBp(), takeFirstQuote),
                notices);
    }

    /// An engine, not started.
    Engine engine(
            BankGateway gateway,
            DeskCalendar calendar,
            ReferenceRates references,
            Engine.Demand demand,
            EngineListener listener) {
        return new Engine(
                engineSettings(),
                new Engine.World(
                        database,
                        gateway,
                        pacing,
                        ids,
                        new SecureRandom(),
                        calendar.today().dates(),
                        references,
                        demand,
                        listener));
    }

    private EngineSettings engineSettings() {
        RateSettings rates = settings.rates();
        return new EngineSettings(
                owner.owner(),
                settings.engine().lockTimeout(),
                settings.engine().maxTrades(),
                settings.engine().maxBatches(),
                settings.engine().requestsPerSecond(),
                bank.connectTimeout().plus(bank.responseTimeout()),
                settings.engine().evidenceMargin(),
                new RateGuard(rates.maxDeviationBp(), rates.minMargin(), LEAST_QUOTE_LIFE),
                rates.maxRequotes(),
                settings.engine().rateDecimals(),
                settings.rules().zone());
    }
}
