package com.fxbatchtrader.service.importing;

import com.fxbatchtrader.domain.validation.Checked;
import com.fxbatchtrader.domain.validation.ValidTrade;
import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.view.BatchImportView;
import com.fxbatchtrader.service.view.ImportReport;
import com.fxbatchtrader.store.importing.ImportOutcome;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Says why a file of trades was not imported, and what to do.
final class ImportAnswers {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("uuuu-MM-dd 'at' HH:mm", Locale.ROOT);

    private ImportAnswers() {}

    /// Why the file can't be imported as the order has it; empty when it can.
    static Optional<String> refusal(BatchImportOrder order, Checked<ValidTrade> checked) {
        String extent = ImportReports.extent(checked);
        if (!checked.fileProblems().isEmpty()) {
            return Optional.of(extent + ", and the file as a whole is wrong; mend it first");
        }
        if (checked.valid().isEmpty()) {
            return Optional.of(extent + ": no row can be imported; mend the file");
        }
        if (!checked.clean() && !order.validRowsOnly()) {
            return Optional.of(extent + "; mend the file, or import the valid rows only" + " (--valid-rows-only)");
        }
        return Optional.empty();
    }

    /// Which batch has it already.
    static String sentence(ImportOutcome.Duplicate former, ZoneId zone) {
        String what = former.sameFile() ? "the same file" : "a file with the same trades";
        return what
                + " was imported as batch #"
                + former.number()
                + " ("
                + former.name()
                + ") by "
                + former.submittedBy()
                + " on "
                + WHEN.format(former.createdAt().atZone(zone))
                + "; --allow-duplicate REASON imports it again";
    }

    static BatchImportView refused(ImportReport report, String why) {
        return new BatchImportView(report, Optional.empty(), Optional.of(why));
    }
}
