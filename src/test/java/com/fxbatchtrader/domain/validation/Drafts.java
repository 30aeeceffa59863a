package com.fxbatchtrader.domain.validation;

import com.fxbatchtrader.domain.money.Spread;
import com.fxbatchtrader.domain.trade.TradeOrder.AccountNumber;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// Rows and clients for tests.
final class Drafts {

    static final AccountNumber ZAR = new AccountNumber(new UUID(0, 11), "10286180131", "ZAR");
    static final AccountNumber USD = new AccountNumber(new UUID(0, 12), "20972770615", "USD");
    static final AccountNumber ZAR_TWO = new AccountNumber(new UUID(0, 13), "10286180132", "ZAR");
    static final ClientCard CLIENT =
            new ClientCard(
                    new UUID(0, 1),
                    "76285288",
                    "Zephyr Sable Mining Supplies",
                    Spread.of("200"),
                    true,
                    List.of(ZAR, USD));

    private Drafts() {}

    /// A row with a client and an amount, and what else is given as `Header=text`.
    static TradeDraft row(int row, String cif, String amount, String... others) {
        Map<String, String> cells = new java.util.HashMap<>();
        IntStream.range(0, others.length)
                .forEach(
                        i -> {
                            int at = others[i].indexOf('=');
                            cells.put(others[i].substring(0, at), others[i].substring(at + 1));
                        });
        return new TradeDraft(
                row,
                "hash-" + row,
                text(cif),
                number(amount),
                text(cells.getOrDefault("Account Number", "")),
                number(cells.getOrDefault("Spread", "")),
                text(cells.getOrDefault("CurPair", "")),
                text(cells.getOrDefault("Side", "")),
                text(cells.getOrDefault("Deal Type", "")),
                date(cells.getOrDefault("Value Date", "")),
                text(cells.getOrDefault("Reference", "")),
                text(cells.getOrDefault("Allowance", "")),
                text(cells.getOrDefault("BOP Code", "")),
                text(cells.getOrDefault("Tax PIN", "")),
                List.of());
    }

    /// A file with an amount column.
    static TradeTable table(String amountHeader, TradeDraft... rows) {
        Map<TradeField, String> headers = new EnumMap<>(TradeField.class);
        headers.put(TradeField.CIF, "Client CIF");
        headers.put(TradeField.AMOUNT, amountHeader);
        String currency = amountHeader.substring(amountHeader.length() - 3);
        return new TradeTable(headers, currency, amountHeader.startsWith("Sell"), List.of(rows), List.of());
    }

    static Cell<String> text(String text) {
        return text.isEmpty() ? Cell.blank() : Cell.of(text, text);
    }

    static Cell<BigDecimal> number(String text) {
        return text.isEmpty() ? Cell.blank() : Cell.of(new BigDecimal(text), text);
    }

    private static Cell<LocalDate> date(String text) {
        return text.isEmpty() ? Cell.blank() : Cell.of(LocalDate.parse(text), text);
    }
}
