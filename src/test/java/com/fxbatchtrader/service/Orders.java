package com.fxbatchtrader.service;

import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.order.FileReading;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// An order to import, put together word by word.
final class Orders {

    private final Path file;
    private Optional<String> name = Optional.empty();
    private Priority priority = Priority.DEFAULT;
    private int maxConcurrent = 5;
    private boolean validRowsOnly;
    private Optional<Path> rejects = Optional.empty();
    private Optional<String> duplicateReason = Optional.empty();
    private BatchImportOrder.Control control = BatchImportOrder.Control.none();
    private FileReading reading = FileReading.OPEN;
    private boolean dryRun;

    private Orders(Path file) {
        this.file = file;
    }

    static Orders of(Path file) {
        return new Orders(file);
    }

    Orders named(String text) {
        name = Optional.of(text);
        return this;
    }

    Orders priority(int level) {
        priority = new Priority(level);
        return this;
    }

    Orders maxConcurrent(int trades) {
        maxConcurrent = trades;
        return this;
    }

    Orders validRowsOnly() {
        validRowsOnly = true;
        return this;
    }

    Orders rejectsTo(Path target) {
        rejects = Optional.of(target);
        return this;
    }

    Orders because(String reason) {
        duplicateReason = Optional.of(reason);
        return this;
    }

    Orders control(int count, String total) {
        control = new BatchImportOrder.Control(OptionalInt.of(count), Optional.of(new BigDecimal(total)));
        return this;
    }

    Orders reading(FileReading said) {
        reading = said;
        return this;
    }

    Orders dryRun() {
        dryRun = true;
        return this;
    }

    BatchImportOrder order() {
        return new BatchImportOrder(
                file,
                name,
                priority,
                maxConcurrent,
                Delivery.CASH,
                validRowsOnly,
                rejects,
                duplicateReason,
                reading,
                control,
                dryRun);
    }
}
