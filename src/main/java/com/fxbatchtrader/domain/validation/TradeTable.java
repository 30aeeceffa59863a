package com.fxbatchtrader.domain.validation;

import java.util.List;
import java.util.Map;

/// A trade file, read but not judged.
///
/// @param headers the headers that the file has, as it spells them
/// @param dealCurrency the currency that the amount column's header names
/// @param clientSells whether that header says that the client sells that currency (`Sell Amount ZAR`), which decides
///   the side where the row is silent
/// @param drafts the rows, in the file's order
/// @param fileProblems problems of the file as a whole, such as a control total that does not match
public record TradeTable(
        Map<TradeField, String> headers,
        String dealCurrency,
        boolean clientSells,
        List<TradeDraft> drafts,
        List<FileProblem> fileProblems) {

    public TradeTable {
        headers = Map.copyOf(headers);
        drafts = List.copyOf(drafts);
        fileProblems = List.copyOf(fileProblems);
    }

    /// The header of a field as the file spells it, else as the documentation does.
    public String header(TradeField field) {
        return headers.getOrDefault(field, field.header());
    }
}
