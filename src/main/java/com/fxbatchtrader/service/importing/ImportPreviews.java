package com.fxbatchtrader.service.importing;

import com.fxbatchtrader.domain.validation.TradeDraft;
import com.fxbatchtrader.files.TableLook;
import com.fxbatchtrader.files.table.TableRow;
import com.fxbatchtrader.files.trade.TradeFile;
import com.fxbatchtrader.service.view.ImportPreview;
import com.fxbatchtrader.service.view.ImportReport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Draws files before their import.
final class ImportPreviews {

    private ImportPreviews() {}

    static ImportPreview of(
            TradeFile file,
            ImportReport report,
            Optional<String> refused,
            TableLook.Header header,
            List<TableRow> rows) {
        Map<String, String> known = new HashMap<>();
        file.table().headers().forEach((field, name) -> known.put(name, field.header()));
        List<ImportPreview.Column> columns = new ArrayList<>();
        for (int i = 0; i < header.names().size(); i++) {
            String name = header.names().get(i).isBlank() ? "" : header.name(i);
            columns.add(new ImportPreview.Column(name, Optional.ofNullable(known.get(name))));
        }
        return new ImportPreview(
                report,
                refused,
                file.facts().sha256(),
                columns,
                total(file.table().drafts()),
                file.table().dealCurrency(),
                rows(rows));
    }

    /// A file that can't be read, or not yet.
    static ImportPreview unreadable(ImportReport report, String refused, List<TableRow> rows) {
        return new ImportPreview(report, Optional.of(refused), "", List.of(), BigDecimal.ZERO, "", rows(rows));
    }

    private static BigDecimal total(List<TradeDraft> drafts) {
        return drafts.stream()
                .flatMap(draft -> draft.amount().value().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<ImportPreview.Row> rows(List<TableRow> rows) {
        return rows.stream().map(row -> new ImportPreview.Row(row.number(), row.cells(), row.hidden())).toList();
    }
}
