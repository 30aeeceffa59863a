package com.fxbatchtrader.files.trade;

import com.fxbatchtrader.domain.money.Currencies;
import com.fxbatchtrader.domain.validation.TradeField;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.HeaderRow;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which column of a trade file holds what. There are two dialects: the plain file with `Amount ZAR`, and the desk's
/// deal sheet with `Sell Amount ZAR`, in which `Fixed Spread` and `External Ref` are inputs, while `Spread`, `Client
/// Rate`, `USD Bought` and `Deal Reference` are filled in when the deal is done.
///
/// @param positions the column of each field that the file has
/// @param dealCurrency what the amount's header names
/// @param dealSheet whether it is a deal sheet
/// @param outputs columns of a deal sheet that stay empty until the deal is done
/// @param fixedRate columns of a deal sheet that ask for a fixed rate
record TradeColumns(
        HeaderRow header,
        Map<TradeField, Integer> positions,
        String dealCurrency,
        boolean dealSheet,
        List<Integer> outputs,
        List<Integer> fixedRate) {

    private static final Pattern AMOUNT = Pattern.compile("(sell )?amount ([a-z]{3})");
    private static final Pattern OUTPUT = Pattern.compile("deal reference|client rate|[a-z]{3} bought");
    private static final Pattern FIXED_RATE = Pattern.compile("fix rate\\?|fixed rate");

    /// Finds the columns.
    ///
    /// @throws FileRefusedException when a required header is missing or a known one is there twice
    static TradeColumns of(HeaderRow header) {
        header.requireMapped(TradeColumns::known, "Client CIF, Amount ZAR, Account Number, Spread, Value Date");
        Optional<Amount> amount = amount(header);
        boolean dealSheet = amount.map(Amount::sold).orElse(false);
        Map<TradeField, Integer> positions = new EnumMap<>(TradeField.class);
        List<Integer> outputs = new ArrayList<>();
        List<Integer> fixedRate = new ArrayList<>();
        for (int column = 0; column < header.keys().size(); column++) {
            String key = header.keys().get(column);
            Optional<TradeField> field = field(key, dealSheet);
            if (field.isPresent()) {
                Integer former = positions.putIfAbsent(field.get(), column);
                if (former != null) {
                    throw header.twice(former, column);
                }
            } else if (dealSheet && OUTPUT.matcher(key).matches()) {
                outputs.add(column);
            } else if (dealSheet && FIXED_RATE.matcher(key).matches()) {
                fixedRate.add(column);
            }
        }
        amount.ifPresent(found -> positions.put(TradeField.AMOUNT, found.column));
        requireAll(header, positions);
        String currency = amount.map(Amount::currency).orElseThrow();
        return new TradeColumns(header, positions, currency, dealSheet, outputs, fixedRate);
    }

    /// The headers of the fields that the file has, as it spells them.
    Map<TradeField, String> names() {
        Map<TradeField, String> names = new EnumMap<>(TradeField.class);
        positions.forEach((field, column) -> names.put(field, header.name(column)));
        return names;
    }

    /// The header of a field as the file spells it, else as the documentation does.
    String name(TradeField field) {
        Integer column = positions.get(field);
        return column == null ? field.header() : header.name(column);
    }

    private static boolean known(String key) {
        return amountCurrency(AMOUNT.matcher(key)).isPresent()
                || field(key, true).isPresent()
                || field(key, false).isPresent();
    }

    private static Optional<String> amountCurrency(Matcher matcher) {
        return matcher.matches()
                ? Optional.of(matcher.group(2).toUpperCase(Locale.ROOT)).filter(Currencies::exists)
                : Optional.empty();
    }

    private static Optional<Amount> amount(HeaderRow header) {
        Optional<Amount> found = Optional.empty();
        for (int column = 0; column < header.keys().size(); column++) {
            Matcher matcher = AMOUNT.matcher(header.keys().get(column));
            Optional<String> currency = amountCurrency(matcher);
            if (currency.isPresent()) {
                if (found.isPresent()) {
                    throw header.twice(found.get().column, column);
                }
                found = Optional.of(new Amount(column, currency.get(), matcher.group(1) != null));
            }
        }
        return found;
    }

    private static Optional<TradeField> field(String key, boolean dealSheet) {
        return switch (key) {
            case "client cif" -> Optional.of(TradeField.CIF);
            case "account number" -> Optional.of(TradeField.ACCOUNT);
            case "spread" -> dealSheet ? Optional.empty() : Optional.of(TradeField.SPREAD);
            case "fixed spread" -> Optional.of(TradeField.SPREAD);
            case "curpair" -> Optional.of(TradeField.PAIR);
            case "side" -> Optional.of(TradeField.SIDE);
            case "deal type" -> Optional.of(TradeField.DELIVERY);
            case "value date" -> Optional.of(TradeField.VALUE_DATE);
            case "reference" -> Optional.of(TradeField.REFERENCE);
            case "allowance" -> Optional.of(TradeField.ALLOWANCE);
            case "external ref" -> dealSheet ? Optional.of(TradeField.ALLOWANCE) : Optional.empty();
            case "bop code" -> Optional.of(TradeField.BOP_CODE);
            case "tax pin" -> Optional.of(TradeField.TAX_PIN);
            default -> Optional.empty();
        };
    }

    private static void requireAll(HeaderRow header, Map<TradeField, Integer> positions) {
        List<String> missing = new ArrayList<>();
        if (!positions.containsKey(TradeField.CIF)) {
            missing.add("\"" + TradeField.CIF.header() + "\"");
        }
        if (!positions.containsKey(TradeField.AMOUNT)) {
            missing.add("\"" + TradeField.AMOUNT.header() + "\" (or another currency's)");
        }
        if (missing.isEmpty()) {
            return;
        }
        boolean clients = header.keys().contains("client cif") && header.keys().contains("fixed spread");
        throw header.missing(
                "also " + String.join(" and ", missing) + (clients ? "; a client file is for: import clients" : ""));
    }

    private record Amount(int column, String currency, boolean sold) {}
}
