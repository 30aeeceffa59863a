package com.fxbatchtrader.service;

import com.fxbatchtrader.domain.validation.Checked;
import com.fxbatchtrader.domain.validation.ClientValidator;
import com.fxbatchtrader.domain.validation.ValidClient;
import com.fxbatchtrader.files.client.ClientFile;
import com.fxbatchtrader.files.client.ClientFileReader;
import com.fxbatchtrader.files.table.FileRefusedException;
import com.fxbatchtrader.files.table.ReadOptions;
import com.fxbatchtrader.service.order.ClientImportOrder;
import com.fxbatchtrader.service.view.ClientImportView;
import com.fxbatchtrader.service.view.ImportReport;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.desk.DeskBusyException;
import com.fxbatchtrader.store.importing.ClientImportStore;
import com.fxbatchtrader.store.importing.ClientsStored;

import java.util.List;
import java.util.Optional;

/// Takes a file of clients in: as a whole, or not at all. Reading the same file again changes nothing. Safe for any
/// thread that nobody interrupts.
public final class ClientImport {

    private final ClientFileReader reader;
    private final ClientImportStore store;
    private final ClientValidator validator = new ClientValidator();

    public ClientImport(ClientFileReader reader, ClientImportStore store) {
        this.reader = reader;
        this.store = store;
    }

    /// Reads, judges and stores a file. A file with problems is an answer, not an exception.
    ///
    /// @throws RefusedException when another import left no turn, or the commit's end is unknown
    public ClientImportView take(ClientImportOrder order, Actor actor) {
        ClientFile file;
        try {
            file = reader.read(order.file(), ReadOptions.NONE);
        } catch (FileRefusedException e) {
            return refused(ImportReports.unreadable(e), "the file can't be read as it is");
        }
        Checked<ValidClient> checked = validator.check(file.table());
        ImportReport report = ImportReports.of(file.facts(), checked);
        if (!checked.clean()) {
            return refused(report, ImportReports.extent(checked) + "; mend the file and import it again");
        }
        if (checked.valid().isEmpty()) {
            return refused(report, "there is no client in the file");
        }
        ClientsStored stored = order.dryRun() ? store.preview(checked.valid()) : store(checked.valid(), actor);
        return new ClientImportView(report, stored.created(), stored.changed(), stored.unchanged(), Optional.empty());
    }

    private ClientsStored store(List<ValidClient> clients, Actor actor) {
        try {
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
