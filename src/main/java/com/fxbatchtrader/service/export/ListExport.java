package com.fxbatchtrader.service.export;

import com.fxbatchtrader.files.write.TableForm;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.service.order.ExportFormat;
import com.fxbatchtrader.service.order.ExportOrder;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.ExportView;
import com.fxbatchtrader.service.view.RateView;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// Writes lists out, just as they were shown: what the caller has read is what is written. Safe for any thread.
///
/// All of them throw [RefusedException] when the file can't be written; nothing of it is left behind then.
public final class ListExport {

    private final JsonForms json;

    public ListExport(JsonForms json) {
        this.json = json;
    }

    /// Batches with all that is known of each.
    public ExportView batches(List<BatchView> batches, ExportOrder order) {
        return write(batches, order, ListForms.batches(), json::batches);
    }

    /// Batches with who holds them.
    public ExportView locks(List<BatchView> locked, ExportOrder order) {
        return write(locked, order, ListForms.locks(), json::batches);
    }

    /// Doubts.
    public ExportView doubts(List<DoubtView> doubts, ExportOrder order) {
        return write(doubts, order, ListForms.doubts(), json::doubts);
    }

    /// Reference rates.
    public ExportView rates(List<RateView> rates, ExportOrder order) {
        return write(rates, order, ListForms.rates(), json::rates);
    }

    private static <T> ExportView write(
            List<T> things, ExportOrder order, TableForm<T> form, Function<List<T>, String> document) {
        return Output.write(
                order,
                out -> {
                    if (order.format() == ExportFormat.JSON) {
                        out.write((document.apply(things) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
                    } else {
                        Output.table(order.format(), form, things::forEach, out);
                    }
                    return things.size();
                });
    }
}
