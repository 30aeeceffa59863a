package com.fxbatchtrader.app.desk;

import com.fxbatchtrader.app.json.ExportJson;
import com.fxbatchtrader.app.port.Exports;
import com.fxbatchtrader.service.Batches;
import com.fxbatchtrader.service.export.BatchExport;
import com.fxbatchtrader.service.export.ListExport;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.order.ExportOrder;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.ExportView;
import com.fxbatchtrader.service.view.RateView;
import com.fxbatchtrader.store.Database;
import com.fxbatchtrader.store.query.ExportQueries;

import java.util.List;

/// Writes out what this process reads from the database.
record LocalExports(BatchExport batch, ListExport lists) implements Exports {

    static LocalExports of(Database database, Batches batches) {
        ExportJson json = new ExportJson();
        return new LocalExports(new BatchExport(batches, new ExportQueries(database), json), new ListExport(json));
    }

    @Override
    public ExportView trades(BatchRef reference, ExportOrder order) {
        return batch.trades(reference, order);
    }

    @Override
    public ExportView rejects(BatchRef reference, ExportOrder order) {
        return batch.rejects(reference, order);
    }

    @Override
    public ExportView batches(List<BatchView> batches, ExportOrder order) {
        return lists.batches(batches, order);
    }

    @Override
    public ExportView locks(List<BatchView> locked, ExportOrder order) {
        return lists.locks(locked, order);
    }

    @Override
    public ExportView doubts(List<DoubtView> doubts, ExportOrder order) {
        return lists.doubts(doubts, order);
    }

    @Override
    public ExportView rates(List<RateView> rates, ExportOrder order) {
        return lists.rates(rates, order);
    }
}
