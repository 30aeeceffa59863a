package com.fxbatchtrader.service.doctor;

import com.fxbatchtrader.bank.AccountBalance;
import com.fxbatchtrader.bank.AccountRef;
import com.fxbatchtrader.bank.AnswerMeta;
import com.fxbatchtrader.bank.BankException;
import com.fxbatchtrader.bank.BankGateway;
import com.fxbatchtrader.bank.BankIdentity;
import com.fxbatchtrader.bank.QuoteRequest;
import com.fxbatchtrader.bank.StatusAnswer;
import com.fxbatchtrader.service.doctor.Finding.Area;
import com.fxbatchtrader.store.run.EvidenceStore;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Makes each call of the bank but a booking, and looks at what its answers can prove.
public final class BankExam {

    private static final Duration TOKEN_LIFE = Duration.ofSeconds(60);
    private static final Duration FAR = Duration.ofMinutes(5);

    private final BankGateway gateway;
    private final Optional<AccountRef> account;
    private final Optional<QuoteRequest> quote;
    private final Predicate<EvidenceStore.Bank> proven;
    private final LocalDate today;

    /// @param account what balance and statement are asked for; empty when no client is known
    /// @param quote what a quote is asked for, that is never booked; empty when no client has accounts for it
    /// @param proven whether the bank is known to answer by our key
    /// @param today on the desk
    public BankExam(
            BankGateway gateway,
            Optional<AccountRef> account,
            Optional<QuoteRequest> quote,
            Predicate<EvidenceStore.Bank> proven,
            LocalDate today) {
        this.gateway = gateway;
        this.account = account;
        this.quote = quote;
        this.proven = proven;
        this.today = today;
    }

    /// Everything about it; blocks for some calls' time.
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Finding token =
                call(
                        "token",
                        () -> {
                            gateway.ensureToken(TOKEN_LIFE);
                            return Finding.good(Area.BANK, "token", "the bank takes our credentials");
                        });
        findings.add(token);
        if (token.level() == Finding.Level.BAD) {
            findings.add(
                    notExamined("balance, statement, quote, latest quote, cancel quote, status", "there is no token"));
            return findings;
        }
        account.ifPresentOrElse(
                one -> {
                    findings.add(call("balance", () -> balance(one)));
                    findings.add(call("statement", () -> statement(one)));
                },
                () -> findings.add(notExamined("balance, statement", "no client is known to ask them for")));
        findings.addAll(new QuoteExam(gateway, quote).findings());
        findings.add(
                Finding.unknown(
                        Area.BANK, "booking", "not examined, because it would book", "nothing to do: the demo books"));
        findings.addAll(status());
        findings.add(evidence());
        return findings;
    }

    private Finding balance(AccountRef one) {
        AccountBalance balance = gateway.balance(one);
        return Finding.good(Area.BANK, "balance", "the " + one + " is " + balance.status());
    }

    private Finding statement(AccountRef one) {
        int entries = gateway.statement(one, today, today).entries().size();
        return Finding.good(Area.BANK, "statement", entries + " entries today on the " + one);
    }

    /// Asks for a transaction that nobody has made.
    private List<Finding> status() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                call(
                        "status",
                        () -> {
                            StatusAnswer answer = gateway.status(UUID.randomUUID().toString());
                            findings.add(date(answer.meta()));
                            return status(answer);
                        }));
        return findings.reversed();
    }

    private static Finding status(StatusAnswer answer) {
        return switch (answer) {
            case StatusAnswer.Unknown unknown ->
                    Finding.good(
                            Area.BANK, "status", "a transaction that nobody has made is " + unknown.code() + " there");
            case StatusAnswer.Refused refused ->
                    Finding.warning(
                            Area.BANK,
                            "status",
                            "a transaction that nobody has made is refused with "
                                    + refused.code()
                                    + ", which is not one of bank.unknown-codes: doubts go to people",
                            "if that is the bank's word for unknown, add it to bank.unknown-codes");
            case StatusAnswer.Known known ->
                    Finding.bad(
                            Area.BANK,
                            "status",
                            "the bank says " + known.state() + " of a transaction that nobody has made",
                            "do not trade with this bank before it can tell which transactions it has");
        };
    }

    private static Finding date(AnswerMeta meta) {
        if (meta.bankTime().isEmpty()) {
            return Finding.warning(
                    Area.BANK,
                    "Date",
                    "the bank's answers carry no Date: \"unknown\" is no evidence, doubts go to people",
                    "ask the bank, or whoever runs the proxy in between");
        }
        Duration apart = Duration.between(meta.endedAt(), meta.bankTime().get()).abs();
        if (meta.cached() || apart.compareTo(FAR) > 0) {
            return Finding.warning(
                    Area.BANK,
                    "Date",
                    meta.cached()
                            ? "the bank's answers come from a cache (Age)"
                            : "the bank's Date is " + apart.toMinutes() + " minutes from this machine's clock",
                    "\"unknown\" is no evidence so; see the clocks, and whoever runs the proxy in between");
        }
        return Finding.good(Area.BANK, "Date", "the bank's clock is within " + (apart.toSeconds() + 1) + " s of ours");
    }

    private Finding evidence() {
        BankIdentity bank = gateway.identity();
        return proven.test(new EvidenceStore.Bank(bank.environment(), bank.host(), bank.userId()))
                ? Finding.good(Area.BANK, "evidence", "it has answered by our key for a known booking in the last day")
                : Finding.unknown(
                        Area.BANK,
                        "evidence",
                        "it has not answered by our key for a known booking in the last day",
                        "nothing to do: the first booking of a run is asked for by its key");
    }

    static Finding notExamined(String what, String why) {
        return Finding.unknown(
                Area.BANK,
                what,
                "not examined, because " + why,
                why.contains("client") ? "fxbatch import clients FILE" : "mend that first");
    }

    /// Makes one call; what it throws is a finding, told without the call's name, which stands before it.
    static Finding call(String name, Supplier<Finding> work) {
        try {
            return work.get();
        } catch (BankException e) {
            return Finding.bad(
                    Area.BANK,
                    name,
                    String.valueOf(e.getMessage()).replaceFirst("^" + Pattern.quote(e.call() + ": "), ""),
                    switch (e.kind()) {
                        case CREDENTIALS -> "see the bank's credentials in environment, settings file or --secrets-fd";
                        case CONNECT, TIMEOUT, CUT -> "see --bank, the network, and whether the bank is up";
                        case REFUSED, PROTOCOL, SERVER_ERROR, THROTTLED -> "ask the bank, with the time of this call";
                    });
        }
    }
}
