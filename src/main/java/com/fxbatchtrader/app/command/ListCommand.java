package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.port.Desk;
import com.fxbatchtrader.app.port.Exports;
import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.service.order.ExportOrder;
import com.fxbatchtrader.service.view.ExportView;

import picocli.CommandLine.Mixin;

import java.util.List;

/// A command that prints a list, or writes it to a file.
///
/// @param <T> what the list is of
abstract class ListCommand<T> extends QueryCommand<List<T>> {

    @Mixin private ExportOptions export = new ExportOptions();

    ListCommand(Session session) {
        super(session);
    }

    /// Writes the list.
    abstract ExportView export(Exports exports, List<T> found, ExportOrder order);

    @Override
    final void check() {
        export.check();
    }

    @Override
    final void print(Desk desk, DeskSettings settings, List<T> found) {
        if (export.wanted()) {
            export.say(session(), export(desk.exports(), found, export.order()));
        } else {
            super.print(desk, settings, found);
        }
    }
}
