package com.fxbatchtrader.domain.validation;

import com.fxbatchtrader.domain.money.Spread;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Judges a client file: all problems of all rows at once, and the rows that have none. Safe for any thread.
public final class ClientValidator {

    private static final int NAME_LENGTH = 200;

    /// Judges every row.
    public Checked<ValidClient> check(ClientTable table) {
        List<ValidClient> valid = new ArrayList<>();
        List<FileProblem> problems = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (ClientDraft draft : table.drafts()) {
            List<FileProblem> ofRow = new ArrayList<>(draft.problems());
            Optional<ValidClient> client = judge(table, draft, seen, ofRow);
            client.ifPresent(valid::add);
            problems.addAll(ofRow);
        }
        return new Checked<>(valid, List.of(), problems, table.drafts().size());
    }

    private static Optional<ValidClient> judge(
            ClientTable table, ClientDraft draft, Map<String, Integer> seen, List<FileProblem> problems) {
        Optional<String> cif = RowTexts.cif(draft.cif(), draft.row(), table.cifHeader(), problems);
        cif.ifPresent(text -> duplicate(table, draft, text, seen, problems));
        Optional<String> name = name(table, draft, problems);
        Optional<Spread> spread = spread(table, draft, problems);
        Map<String, String> accounts = new TreeMap<>();
        table.accountHeaders()
                .forEach(
                        (currency, header) ->
                                RowTexts.account(
                                                draft.accounts().getOrDefault(currency, Cell.blank()),
                                                draft.row(),
                                                header,
                                                problems)
                                        .ifPresent(number -> accounts.put(currency, number)));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ValidClient(draft.row(), cif.orElseThrow(), name.orElseThrow(), spread.orElseThrow(), accounts));
    }

    private static void duplicate(
            ClientTable table, ClientDraft draft, String cif, Map<String, Integer> seen, List<FileProblem> problems) {
        Integer former = seen.putIfAbsent(cif, draft.row());
        if (former != null) {
            problems.add(
                    new FileProblem(
                            draft.row(),
                            table.cifHeader(),
                            ProblemCode.DUPLICATE_CIF,
                            cif,
                            "each client once; row " + former + " has the same CIF"));
        }
    }

    private static Optional<String> name(ClientTable table, ClientDraft draft, List<FileProblem> problems) {
        if (draft.name().isBlank()) {
            problems.add(
                    new FileProblem(
                            draft.row(), table.nameHeader(), ProblemCode.MISSING_NAME, "", "the client's name"));
        }
        return RowTexts.text(draft.name(), draft.row(), table.nameHeader(), NAME_LENGTH, problems);
    }

    private static Optional<Spread> spread(ClientTable table, ClientDraft draft, List<FileProblem> problems) {
        if (draft.spread().isBlank()) {
            problems.add(
                    new FileProblem(
                            draft.row(), table.spreadHeader(), ProblemCode.MISSING_SPREAD, "", "a spread in pips"));
        }
        return RowTexts.spread(draft.spread(), draft.row(), table.spreadHeader(), problems);
    }
}
