package com.fxbatchtrader.app.port;

import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.service.view.SchemaView;

/// The database's schema, without the desk.
public interface SchemaDoor {

    /// Brings the schema up to what this program needs.
    SchemaView migrate(DeskSettings settings);

    /// Looks, and changes nothing.
    SchemaView check(DeskSettings settings);
}
