package com.fxbatchtrader.app.desk;

import com.fxbatchtrader.app.port.SchemaDoor;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.domain.id.Uuid7;
import com.fxbatchtrader.service.SchemaCheck;
import com.fxbatchtrader.service.view.SchemaView;
import com.fxbatchtrader.store.CommitListener;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.time.Pacing;

import java.util.function.Function;
import java.util.function.Supplier;

/// The schema of the database that the settings name. Opening an empty database migrates it.
public final class LocalSchemas implements SchemaDoor {

    private final Supplier<Pacing> clocks;

    public LocalSchemas(Supplier<Pacing> clocks) {
        this.clocks = clocks;
    }

    @Override
    public SchemaView migrate(DeskSettings settings) {
        return with(settings, SchemaCheck::schema);
    }

    @Override
    public SchemaView check(DeskSettings settings) {
        return with(settings, SchemaCheck::everything);
    }

    private SchemaView with(DeskSettings settings, Function<SchemaCheck, SchemaView> work) {
        Pacing pacing = clocks.get();
        Owner owner = Owner.here(System.getenv(), System.getProperty("user.name", ""));
        try (Database database = Databases.open(settings, owner, pacing, new Uuid7(pacing), CommitListener.NONE)) {
            return work.apply(new SchemaCheck(database));
        }
    }
}
