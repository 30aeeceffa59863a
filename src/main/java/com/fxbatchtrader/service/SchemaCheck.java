package com.fxbatchtrader.service;

import com.fxbatchtrader.service.view.SchemaView;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.check.AttemptCheck;
import com.fxbatchtrader.store.check.ChainCheck;
import com.fxbatchtrader.store.check.CounterCheck;
import com.fxbatchtrader.store.check.SchemaFacts;

import java.util.ArrayList;
import java.util.List;

/// Whether the database is sound: its schema, the chains of events, the counters, the attempts. It reads everything and
/// changes nothing. Safe for any thread that nobody interrupts.
public final class SchemaCheck {

    private static final String WHAT_TO_DO = "; stop trading on this database and compare it with its last backup";

    private final Database database;

    public SchemaCheck(Database database) {
        this.database = database;
    }

    /// What the schema is. A database that was opened has the version that this program needs.
    public SchemaView schema() {
        return view(List.of());
    }

    /// The same with everything that can be recomputed.
    public SchemaView everything() {
        List<String> findings = new ArrayList<>();
        new ChainCheck(database).all().forEach(finding -> findings.add(finding + WHAT_TO_DO));
        new CounterCheck(database).all().forEach(finding -> findings.add(finding + WHAT_TO_DO));
        new AttemptCheck(database).all().forEach(finding -> findings.add(finding + WHAT_TO_DO));
        return view(findings);
    }

    private SchemaView view(List<String> findings) {
        SchemaFacts facts = SchemaFacts.of(database);
        return new SchemaView(facts.database(), facts.version(), facts.version(), database.applied(), findings);
    }
}
