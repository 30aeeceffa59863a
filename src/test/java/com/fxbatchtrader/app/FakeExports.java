package com.fxbatchtrader.app;

import com.fxbatchtrader.app.port.Exports;
import com.fxbatchtrader.service.order.BatchRef;
import com.fxbatchtrader.service.order.ExportOrder;
import com.fxbatchtrader.service.view.BatchView;
import com.fxbatchtrader.service.view.DoubtView;
import com.fxbatchtrader.service.view.ExportView;
import com.fxbatchtrader.service.view.RateView;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Remembers what it was to write out, and writes a word to a stream.
final class FakeExports implements Exports {

    final List<String> asked = new ArrayList<>();
    final List<ExportOrder> orders = new ArrayList<>();

    private ExportView written(String what, ExportOrder order) {
        asked.add(what);
        orders.add(order);
        return switch (order.target()) {
            case ExportOrder.ToFile file -> new ExportView(Optional.of(file.file()), order.format().name(), 25);
            case ExportOrder.ToStream stream -> {
                try {
                    stream.out().write("content\n".getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                yield new ExportView(Optional.empty(), order.format().name(), 1);
            }
        };
    }

    @Override
    public ExportView trades(BatchRef batch, ExportOrder order) {
        return written("trades " + batch, order);
    }

    @Override
    public ExportView rejects(BatchRef batch, ExportOrder order) {
        return written("rejects " + batch, order);
    }

    @Override
    public ExportView batches(List<BatchView> batches, ExportOrder order) {
        return written("batches " + batches.size(), order);
    }

    @Override
    public ExportView locks(List<BatchView> locked, ExportOrder order) {
        return written("locks " + locked.size(), order);
    }

    @Override
    public ExportView doubts(List<DoubtView> doubts, ExportOrder order) {
        return written("doubts " + doubts.size(), order);
    }

    @Override
    public ExportView rates(List<RateView> rates, ExportOrder order) {
        return written("rates " + rates.size(), order);
    }
}
