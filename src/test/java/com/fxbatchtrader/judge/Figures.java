package com.fxbatchtrader.judge;

import com.fxbatchtrader.bank.simulator.ledger.Booking;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Compares a successful trade with its booking, figure by figure.
final class Figures {

    private Figures() {}

    /// What differs, in words; nothing when all agree.
    static List<String> differences(Claim claim, Booking booking) {
        List<String> differences = new ArrayList<>();
        if (!claim.bankTransactionId().equals(booking.transactionId())) {
            differences.add(
                    "the bank's id is " + booking.transactionId() + ", ours '" + claim.bankTransactionId() + "'");
        }
        if (!claim.keys().contains(booking.dealTransactionId())) {
            differences.add(
                    "was booked under the key "
                            + booking.dealTransactionId()
                            + ", which is none of its "
                            + claim.keys());
        }
        compare("bank rate", claim.bankRate(), booking.quoteRate(), differences);
        compare("client rate", claim.clientRate(), booking.dealRate(), differences);
        compare("base amount", claim.baseAmount(), booking.baseAmount(), differences);
        compare("base amount by our own arithmetic", computed(booking), booking.baseAmount(), differences);
        return differences;
    }

    private static void compare(String what, @Nullable BigDecimal ours, BigDecimal banks, List<String> differences) {
        if (ours == null || ours.compareTo(banks) != 0) {
            differences.add("the " + what + " is " + ours + ", the bank's is " + banks);
        }
    }

    /// The base amount by the rule of DOMAIN.md, not by the bank's code.
    private static BigDecimal computed(Booking booking) {
        boolean inBase = booking.pair().startsWith(booking.dealCurrency());
        return inBase
                ? booking.amount()
                : booking.amount().divide(booking.dealRate(), booking.baseAmount().scale(), RoundingMode.HALF_UP);
    }
}
