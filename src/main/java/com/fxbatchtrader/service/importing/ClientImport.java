package com.fxbatchtrader.service.importing;

import com.fxbatchtrader.domain.validation.Checked;
import com.fxbatchtrader.domain.validation.ClientValidator;
import com.fxbatchtrader.domain.validation.ValidClient;
import com.fxbatchtrader.files.TableLook;
import com.fxbatchtrader.files.client.ClientFile;
import com.fxbatchtrader.files.client.ClientFileReader;
import com.fxbatchtrader.files.table.ControlFigures;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadLimits;
import com.fxbatchtrader.service.Actor;
import com.fxbatchtrader.service.Refusal;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.service.order.ClientImportOrder;
import com.fxbatchtrader.service.view.ClientImportView;
import com.fxbatchtrader.service.view.ImportReport;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.desk.DeskBusyException;
import com.fxbatchtrader.store.importing.ClientImportStore;
import com.fxbatchtrader.store.importing.ClientsStored;
import com.fxbatchtrader.store.importing.MappingStore;

import java.util.List;
import java.util.Optional;

/// Takes a file of clients in: as a whole, or not at all. Reading the same file again changes nothing. Safe for any
/// thread that nobody interrupts.
public final class ClientImport {

    private final ClientFileReader reader;
    private final Readings readings;
    private final ClientImportStore store;
    private final ClientValidator validator = new ClientValidator();

    /// @param limits of the files
    public ClientImport(ReadLimits limits, MappingStore mappings, ClientImportStore store) {
        this.reader = new ClientFileReader(limits);
        this.readings = new Readings(new TableLook(limits), mappings);
        this.store = store;
    }

    /// Reads, judges and stores a file. A file with problems is an answer, not an exception.
    ///
    /// @throws RefusedException when another import left no turn, or the commit's end is unknown
    public ClientImportView take(ClientImportOrder order, Actor actor) {
        Readings.Reading reading;
        ClientFile file;
        try {
            reading = readings.of(order.file(), order.reading(), ControlFigures.NONE);
            if (!order.dryRun()) {
                readings.forget(reading, order.reading());
            }
            file = reader.read(order.file(), reading.options());
            Readings.requireSame(order.reading(), file.facts());
        } catch (FileRefusedException e) {
            return refused(ImportReports.unreadable(e), "the file can't be read as it is");
        }
        Checked<ValidClient> checked = validator.check(file.table());
        ImportReport report = ImportReports.of(file.facts(), reading.words(file.facts()), checked);
        if (!checked.clean()) {
            return refused(report, ImportReports.extent(checked) + "; mend the file and import it again");
        }
        if (checked.valid().isEmpty()) {
            return refused(report, "there is no client in the file");
        }
        ClientsStored stored =
                order.dryRun() ? store.preview(checked.valid()) : store(checked.valid(), order, reading, actor);
        return new ClientImportView(report, stored.created(), stored.changed(), stored.unchanged(), Optional.empty());
    }

    private ClientsStored store(
            List<ValidClient> clients, ClientImportOrder order, Readings.Reading reading, Actor actor) {
        try {
            readings.keep(reading, order.reading(), actor.text());
            return store.store(clients, actor.text());
        } catch (DeskBusyException e) {
            throw new RefusedException(
                    new Refusal.NotNow("another import is under way: nothing was imported", "try again in a minute"),
                    e);
        } catch (CommitUnknownException e) {
            throw new RefusedException(
                    new Refusal.UnknownEnd(
                            "the database was lost at the end of the import: the clients may be stored or not",
                            "import the file again: what is there already stays as it is"),
                    e);
        }
    }

    private static ClientImportView refused(ImportReport report, String why) {
        return new ClientImportView(report, 0, 0, 0, Optional.of(why));
    }
}
