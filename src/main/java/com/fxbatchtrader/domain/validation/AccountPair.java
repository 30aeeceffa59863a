package com.fxbatchtrader.domain.validation;

import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.trade.TradeOrder.AccountNumber;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The accounts between which a trade settles.
///
/// @param from the one that pays: in the quote currency where the client buys the base currency, else in the base
record AccountPair(AccountNumber from, AccountNumber to) {

    /// Chooses them. A number in the row says which account it is, in whichever of the two currencies; without one
    /// there must be no choice.
    ///
    /// @param problem told what is wrong and what is expected
    static Optional<AccountPair> choose(
            ClientCard client,
            CurrencyPair pair,
            Side side,
            Cell<String> number,
            BiConsumer<ProblemCode, String> problem) {
        String base = pair.getBase().getCode();
        String quote = pair.getCounter().getCode();
        List<AccountNumber> from = client.accountsIn(side == Side.BUY ? quote : base);
        List<AccountNumber> to = client.accountsIn(side == Side.BUY ? base : quote);
        boolean named = number.value().isPresent();
        if (named && !has(from, number.found()) && !has(to, number.found())) {
            problem.accept(
                    ProblemCode.ACCOUNT_NOT_THE_CLIENTS,
                    "an account of client " + client.cif() + " in " + quote + " or " + base);
            return Optional.empty();
        }
        Optional<AccountNumber> payer = one(from, number, client, side == Side.BUY ? quote : base, problem);
        Optional<AccountNumber> receiver = one(to, number, client, side == Side.BUY ? base : quote, problem);
        return payer.flatMap(first -> receiver.map(second -> new AccountPair(first, second)));
    }

    private static Optional<AccountNumber> one(
            List<AccountNumber> accounts,
            Cell<String> number,
            ClientCard client,
            String currency,
            BiConsumer<ProblemCode, String> problem) {
        Optional<AccountNumber> named =
                accounts.stream().filter(account -> account.number().equals(number.found())).findFirst();
        if (named.isPresent()) {
            return named;
        }
        if (accounts.isEmpty()) {
            problem.accept(
                    ProblemCode.ACCOUNT_MISSING,
                    "a client with an account in " + currency + ", which " + client.cif() + " has not");
            return Optional.empty();
        }
        if (accounts.size() > 1) {
            problem.accept(
                    ProblemCode.ACCOUNT_AMBIGUOUS,
                    "the number of one of the "
                            + accounts.size()
                            + " accounts in "
                            + currency
                            + " of client "
                            + client.cif());
            return Optional.empty();
        }
        return Optional.of(accounts.getFirst());
    }

    private static boolean has(List<AccountNumber> accounts, String number) {
        return accounts.stream().anyMatch(account -> account.number().equals(number));
    }
}
