package com.fxbatchtrader.bank;

/// A client's account at the bank.
///
/// @param cif the client's number at the bank
/// @param number the account's number; never logged in full
/// @param currency ISO code of the account's currency
public record AccountRef(String cif, String number, String currency) {

    /// The account for logs: the last four digits only.
    @Override
    public String toString() {
        String tail = number.length() <= 4 ? number : number.substring(number.length() - 4);
        return currency + " account …" + tail + " of " + cif;
    }
}
