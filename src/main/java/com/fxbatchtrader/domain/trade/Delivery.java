package com.fxbatchtrader.domain.trade;

import java.util.Locale;
import java.util.Optional;

/// When a deal settles: T+0, T+1 or T+2 business days good in both currencies' centres.
public enum Delivery {
    CASH("Cash", 0),
    TOM("Tom", 1),
    SPOT("Spot", 2);

    private final String bankName;
    private final int businessDays;

    Delivery(String bankName, int businessDays) {
        this.bankName = bankName;
        this.businessDays = businessDays;
    }

    /// As the bank's API spells it.
    public String bankName() {
        return bankName;
    }

    /// Business days after the trade date.
    public int businessDays() {
        return businessDays;
    }

    /// Reads `cash`, `tom`, `spot`, or the deal sheet's `same_day`, in any case.
    public static Optional<Delivery> parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT).replace(' ', '_')) {
            case "cash", "same_day", "t+0" -> Optional.of(CASH);
            case "tom", "next_day", "t+1" -> Optional.of(TOM);
            case "spot", "t+2" -> Optional.of(SPOT);
            default -> Optional.empty();
        };
    }
}
