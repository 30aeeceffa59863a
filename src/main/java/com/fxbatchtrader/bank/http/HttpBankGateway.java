package com.fxbatchtrader.bank.http;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.BalancePage;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.BankIdentity;
import com.fxbatchtrader.bank.BookingAnswer;
import com.fxbatchtrader.bank.BookingRequest;
import com.fxbatchtrader.bank.BulkBalances;
import com.fxbatchtrader.bank.Quote;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.RatedQuote;
import com.fxbatchtrader.bank.Statement;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.time.Pacing;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

import javax.net.ssl.SSLSocketFactory;

/// The bank over HTTP. A safe call takes at most the connect plus the response time-out, whatever the bank does; a
/// booking takes at most the deadline that it is given, and is sent at most once.
///
/// Safe calls share connections that are kept; each booking has a connection of its own.
public final class HttpBankGateway implements BankGateway, BulkBalances {

    private static final int REMEMBERED_ANSWERS = 20_000;
    private static final int PAGE_SIZE = 100;
    private static final Set<String> GONE_QUOTES = Set.of("QUOTE_CANCELLED", "QUOTE_EXPIRED", "UNKNOWN_QUOTE");

    private final BankSettings settings;
    private final Requests.Header header;
    private final Clients clients;
    private final TokenCache tokens;
    private final SafeLines lines;
    private final SafeCalls safe;
    private final BookingCall booking;
    private final Quotes quotes;
    private final StatusReader statuses;
    private final Set<String> goneCodes;

    /// @param pacing clocks, threads and waits
    /// @param observer is told of each call
    /// @throws BankSettingsException when the JDK is set to repeat requests by itself
    public HttpBankGateway(BankSettings settings, Pacing pacing, CallObserver observer) {
        RetryGuard.check();
        this.settings = settings;
        this.header = new Requests.Header(settings.userId());
        this.clients = new Clients(settings.connectTimeout());
        Wire wire = new Wire(pacing, settings.maxBodyBytes());
        Connector connector =
                new Connector(
                        pacing,
                        settings.connectTimeout(),
                        clients.threads(),
                        // the machine's own trust, as the JDK's HTTP client has it
                        () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
        this.lines = new SafeLines(pacing, connector, settings.maxBodyBytes());
        Sender sender = new Sender(settings.addresses(), lines);
        CallLog log = new CallLog(pacing, observer);
        Scrubber scrubber = new Scrubber(settings.credentials().secrets());
        EnvelopeReader envelopes = new EnvelopeReader(new SeenIds(REMEMBERED_ANSWERS), scrubber);
        TokenCall tokenCall = new TokenCall(settings, pacing, clients, wire, log, scrubber);
        this.tokens = new TokenCache(pacing, tokenCall::fetch);
        this.safe = new SafeCalls(pacing, settings.callTimeout(), sender, tokens, envelopes, log);
        BookingLine line =
                new BookingLine(pacing, connector, Call.BOOK.at(settings.addresses()), settings.maxBodyBytes());
        BookingJudge judge = new BookingJudge(settings.definiteRefusals(), envelopes);
        this.booking = new BookingCall(pacing, line, tokens, judge, log, scrubber);
        this.quotes = new Quotes(settings.zone(), new SeenIds(REMEMBERED_ANSWERS));
        this.statuses = new StatusReader(settings.unknownCodes(), scrubber);
        this.goneCodes = union(GONE_QUOTES, settings.unknownCodes());
    }

    @Override
    public BankIdentity identity() {
        return settings.identity();
    }

    @Override
    public boolean tokenLives(Duration life) {
        return tokens.lives(life);
    }

    @Override
    public void ensureToken(Duration life) {
        tokens.living(life, settings.callTimeout());
    }

    @Override
    public AccountBalance balance(AccountRef account) {
        return safe.success(Call.BALANCE, Requests.Balance.of(header, account), (root, _) -> Accounts.balance(root));
    }

    @Override
    public BalancePage bulkBalance(int page) {
        return safe.success(
                Call.BULK_BALANCE, new Requests.BulkBalance(header, page, PAGE_SIZE), (root, _) -> Accounts.page(root));
    }

    @Override
    public Quote createQuote(QuoteRequest request) {
        return safe.success(Call.CREATE_QUOTE, Requests.CreateQuote.of(header, request), quotes::created);
    }

    @Override
    public RatedQuote latestQuote(long quoteId) {
        return safe.success(
                Call.LATEST_QUOTE,
                new Requests.QuoteId(header, quoteId),
                (root, answer) -> quotes.latest(quoteId, root, answer));
    }

    @Override
    public BookingAnswer book(BookingRequest request, Duration deadline) {
        return booking.book(header, request, deadline);
    }

    @Override
    public void cancelQuote(long quoteId) {
        safe.whole(Call.CANCEL_QUOTE, new Requests.QuoteId(header, quoteId), (envelope, _) -> isGone(envelope));
    }

    @Override
    public StatusAnswer status(String transactionId) {
        return safe.whole(Call.STATUS, new Requests.Status(header, transactionId), statuses::read);
    }

    @Override
    public Statement statement(AccountRef account, LocalDate from, LocalDate to) {
        return safe.success(
                Call.STATEMENT,
                Requests.Statement.of(header, account, from, to),
                (root, _) -> Accounts.statement(account, root));
    }

    @Override
    public void close() {
        booking.close();
        lines.close();
        clients.close();
    }

    /// Always true: a quote that may still stand is a refusal.
    private boolean isGone(Envelope envelope) {
        if (!envelope.success() && !goneCodes.contains(envelope.reasonCode())) {
            throw SafeCalls.refused(Call.CANCEL_QUOTE, envelope);
        }
        return true;
    }

    private static Set<String> union(Set<String> first, Set<String> second) {
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return Set.copyOf(all);
    }
}
