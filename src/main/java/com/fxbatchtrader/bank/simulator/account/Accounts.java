package com.fxbatchtrader.bank.simulator.account;

import com.fxbatchtrader.bank.simulator.seed.Seed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All accounts of the bank. Clients of the clients file have the accounts that it names. Anyone else's account opens
/// itself when it is first asked for, with a large balance that its number and the seed decide, so that any test file
/// finds its clients. Safe for any thread.
public final class Accounts {

    private static final String FIRST_CURRENCY = "ZAR";
    private static final long LEAST_OPENING = 500_000_000;
    private static final long OPENING_RANGE_CENTS = 50_000_000_000L;

    private final Seed seed;
    private final Map<String, Client> clients = new HashMap<>();
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, List<Entry>> entries = new HashMap<>();

    /// Opens the accounts of the known clients.
    public Accounts(Seed seed, Collection<Client> known) {
        this.seed = seed;
        for (Client client : known) {
            clients.put(client.cif(), client);
            client.accounts().forEach((currency, number) -> open(number, client.cif(), client.name(), currency));
        }
    }

    /// A client's account; an unknown client's one is opened.
    ///
    /// @return empty when the account is another client's, or the client is known and has no such account
    public synchronized Optional<Account> find(String cif, String number) {
        return find(cif, number, FIRST_CURRENCY, false);
    }

    /// A client's account in a currency. An account that opened itself takes the first currency it is asked for in.
    ///
    /// @return empty when the account is another client's or in another currency
    public synchronized Optional<Account> find(String cif, String number, String currency) {
        return find(cif, number, currency, true).filter(account -> account.currency().equals(currency));
    }

    private Optional<Account> find(String cif, String number, String currency, boolean sure) {
        Account account = accounts.get(number);
        if (account == null) {
            return mayOpen(cif, currency, sure)
                    ? Optional.of(open(number, cif, nameOf(cif), currency))
                    : Optional.empty();
        }
        if (sure && !isNamedByFile(account) && entriesOf(number).isEmpty()) {
            account = account.in(currency);
            accounts.put(number, account);
        }
        return Optional.of(account).filter(found -> found.cif().equals(cif));
    }

    /// A known client opens no second account beside one that the file names.
    private boolean mayOpen(String cif, String currency, boolean sure) {
        Client client = clients.get(cif);
        if (client == null) {
            return true;
        }
        return sure ? !client.accounts().containsKey(currency) : client.accounts().isEmpty();
    }

    private boolean isNamedByFile(Account account) {
        Client client = clients.get(account.cif());
        return client != null && client.accounts().containsValue(account.number());
    }

    private String nameOf(String cif) {
        Client client = clients.get(cif);
        return client == null ? "Client " + cif : client.name();
    }

    private Account open(String number, String cif, String name, String currency) {
        long cents = seed.with(cif).with(number).below(OPENING_RANGE_CENTS);
        BigDecimal opening = BigDecimal.valueOf(LEAST_OPENING).setScale(2).add(BigDecimal.valueOf(cents, 2));
        Account account = new Account(number, cif, name, currency, AccountStatus.OPEN, opening, opening);
        accounts.put(number, account);
        return account;
    }

    /// Moves an account's balance and writes the line of its statement. The account must have been found before.
    ///
    /// @param by negative when the account pays
    public synchronized void move(String number, BigDecimal by, String reference, Instant time) {
        Account moved = existing(number).moved(by);
        accounts.put(number, moved);
        entries.computeIfAbsent(number, _ -> new ArrayList<>()).add(new Entry(reference, by, moved.balance(), time));
    }

    /// Gives an account another status, as a branch of the bank would. Opens it where needed.
    public synchronized void setStatus(String cif, String number, AccountStatus status) {
        accounts.put(number, require(cif, number).with(status));
    }

    /// Gives an account another balance, as a payment would. Opens it where needed.
    public synchronized void setBalance(String cif, String number, BigDecimal balance) {
        accounts.put(number, require(cif, number).holding(balance));
    }

    private Account require(String cif, String number) {
        return find(cif, number)
                .orElseThrow(() -> new IllegalArgumentException("account " + number + " is not one of client " + cif));
    }

    private Account existing(String number) {
        Account account = accounts.get(number);
        if (account == null) {
            throw new IllegalStateException("account " + number + " was never opened");
        }
        return account;
    }

    /// What moved on an account, oldest first.
    public synchronized List<Entry> entries(String number) {
        return List.copyOf(entriesOf(number));
    }

    private List<Entry> entriesOf(String number) {
        return entries.getOrDefault(number, List.of());
    }

    /// All accounts, by number.
    public synchronized List<Account> all() {
        return accounts.values().stream().sorted(Comparator.comparing(Account::number)).toList();
    }
}
