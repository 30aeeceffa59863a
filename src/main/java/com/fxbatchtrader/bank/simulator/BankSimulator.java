package com.fxbatchtrader.bank.simulator;

import com.fxbatchtrader.bank.simulator.account.Accounts;
import com.fxbatchtrader.bank.simulator.account.Client;
import com.fxbatchtrader.bank.simulator.account.ClientsFile;
import com.fxbatchtrader.bank.simulator.deal.DealDesk;
import com.fxbatchtrader.bank.simulator.deal.Ids;
import com.fxbatchtrader.bank.simulator.deal.RateWalk;
import com.fxbatchtrader.bank.simulator.fault.Call;
import com.fxbatchtrader.bank.simulator.fault.Fault;
import com.fxbatchtrader.bank.simulator.fault.Faults;
import com.fxbatchtrader.bank.simulator.http.HttpServer;
import com.fxbatchtrader.bank.simulator.http.Waits;
import com.fxbatchtrader.bank.simulator.ledger.Booking;
import com.fxbatchtrader.bank.simulator.ledger.Ledger;
import com.fxbatchtrader.bank.simulator.ledger.ReceivedBooking;
import com.fxbatchtrader.bank.simulator.seed.Seed;
import com.fxbatchtrader.time.Pacing;

import java.io.IOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A running bank. It cannot be told from a real one on the wire; what can be told from its own side is here. Safe for
/// any thread.
public final class BankSimulator implements AutoCloseable {

    private final HttpServer server;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Faults faults;
    private final Router router;

    private BankSimulator(HttpServer server, Ledger ledger, Accounts accounts, Faults faults, Router router) {
        this.server = server;
        this.ledger = ledger;
        this.accounts = accounts;
        this.faults = faults;
        this.router = router;
    }

    /// Starts a bank on the loopback interface. It listens when this returns.
    ///
    /// @throws IOException when the port is taken or the clients file is not good; one line
    /// @throws IllegalStateException when the ledger is in use or damaged; one line
    public static BankSimulator start(SimulatorSettings settings, Pacing pacing) throws IOException {
        Accounts accounts = new Accounts(seed(settings).with("accounts"), clients(settings));
        Ledger ledger = ledger(settings);
        try {
            return start(settings, pacing, accounts, ledger);
        } catch (IOException | RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    private static BankSimulator start(SimulatorSettings settings, Pacing pacing, Accounts accounts, Ledger ledger)
            throws IOException {
        Seed seed = seed(settings);
        long wanted = Math.max(0, pacing.instant().toEpochMilli() - Ids.EPOCH_MILLIS);
        Ids ids = new Ids(seed.with("ids"), ledger.start(wanted));
        DealDesk desk = DealDesk.open(ledger, accounts, new RateWalk(seed.with("rates")), ids, pacing);
        Faults faults = new Faults(seed.with("faults"), settings.profile());
        Tokens tokens = new Tokens(seed.with("tokens"), settings.tokenLife());
        Waits waits = new Waits(pacing);
        Router router =
                new Router(endpoints(settings, tokens, accounts, desk, ledger), tokens, faults, ids, waits, pacing);
        HttpServer server = HttpServer.start(settings.port(), settings.limits(), router, waits, pacing);
        return new BankSimulator(server, ledger, accounts, faults, router);
    }

    private static Seed seed(SimulatorSettings settings) {
        return new Seed(settings.seed());
    }

    private static List<Client> clients(SimulatorSettings settings) throws IOException {
        return settings.clients().isPresent() ? ClientsFile.read(settings.clients().get()) : List.of();
    }

    private static Ledger ledger(SimulatorSettings settings) throws IOException {
        return settings.ledger().isPresent() ? Ledger.open(settings.ledger().get()) : Ledger.inMemory();
    }

    private static Map<Call, Endpoint> endpoints(
            SimulatorSettings settings, Tokens tokens, Accounts accounts, DealDesk desk, Ledger ledger) {
        QuoteAnswers answers = new QuoteAnswers(settings.zone());
        DealSubjects subjects = new DealSubjects();
        Map<Call, Endpoint> endpoints = new EnumMap<>(Call.class);
        endpoints.put(Call.TOKEN, new TokenEndpoint(tokens, settings.credentials()));
        endpoints.put(Call.BALANCE, new BalanceEndpoint(accounts));
        endpoints.put(Call.BULK_BALANCE, new BulkBalanceEndpoint(accounts));
        endpoints.put(Call.STATEMENT, new StatementEndpoint(accounts, settings.zone()));
        endpoints.put(Call.CREATE_QUOTE, new CreateQuoteEndpoint(desk, accounts, answers));
        endpoints.put(Call.LATEST_QUOTE, new LatestQuoteEndpoint(desk, answers));
        endpoints.put(Call.BOOK, new BookEndpoint(desk, ledger, subjects));
        endpoints.put(Call.CANCEL_QUOTE, new CancelQuoteEndpoint(desk));
        endpoints.put(Call.STATUS, new StatusEndpoint(desk, subjects));
        return endpoints;
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    /// The address before all paths, such as `http://127.0.0.1:8089`.
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /// The address of one call.
    public URI uri(Call call) {
        return baseUri().resolve(call.path());
    }

    /// How many requests of each call came; calls that never came are left out.
    public Map<Call, Long> calls() {
        return router.counters().calls();
    }

    /// How often each fault happened; faults that never did are left out, and so are traits of bookings.
    public Map<Fault, Long> happened() {
        return router.counters().faults();
    }

    /// How many calls were tried after the reset of their connection, with whatever outcome.
    public long triedLate() {
        return router.counters().late();
    }

    /// What happens to the next requests.
    public Faults faults() {
        return faults;
    }

    /// The clients' accounts.
    public Accounts accounts() {
        return accounts;
    }

    /// All bookings, oldest first.
    public List<Booking> ledger() {
        return ledger.bookings();
    }

    /// All booking requests that came, oldest first.
    public List<ReceivedBooking> received() {
        return ledger.received();
    }

    /// Stops listening, ends all connections, waits for the work that is under way, then closes the ledger: it is never
    /// left half written. What was still to be done later is no longer done.
    @Override
    public void close() {
        server.close();
        ledger.close();
    }
}
