package com.fxbatchtrader.domain.validation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A client file, read but not judged.
///
/// @param cifHeader the header as the file spells it, as are `nameHeader` and `spreadHeader`
/// @param accountHeaders the headers of the account columns by currency code
/// @param drafts the rows, in the file's order
public record ClientTable(
        String cifHeader,
        String nameHeader,
        String spreadHeader,
        Map<String, String> accountHeaders,
        List<ClientDraft> drafts) {

    public ClientTable {
        // in a fixed order, so that problems come in one
        accountHeaders = Collections.unmodifiableMap(new TreeMap<>(accountHeaders));
        drafts = List.copyOf(drafts);
    }
}
