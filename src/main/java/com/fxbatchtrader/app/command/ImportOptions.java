package com.fxbatchtrader.app.command;

import com.fxbatchtrader.app.settings.DeskSettings;
import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.service.order.BatchImportOrder;
import com.fxbatchtrader.service.order.BatchImportOrder.Control;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// How a file of trades is taken in.
final class ImportOptions {

    @Option(names = "--name", paramLabel = "TEXT", description = "The batch's name (default: the file's).")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--priority",
            paramLabel = "1-10",
            description = "10 is executed first (default: 5; values outside are clamped).")
    private Optional<Integer> priority = Optional.empty();

    @Option(
            names = "--delivery",
            paramLabel = "TYPE",
            converter = DeliveryConverter.class,
            description = "cash, tom or spot, where the file says nothing (default: cash).")
    private Optional<Delivery> delivery = Optional.empty();

    @Option(names = "--valid-rows-only", description = "Keep rows with problems out instead of refusing the file.")
    private boolean validRowsOnly;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "Write the rows that were kept out, with their problems, to this file as well.")
    private Optional<Path> rejects = Optional.empty();

    @Option(
            names = "--allow-duplicate",
            paramLabel = "REASON",
            description = "Import although this file, its content or some of its rows seem to be there already.")
    private Optional<String> duplicateReason = Optional.empty();

    @Mixin private ReadingOptions reading = new ReadingOptions();

    @Option(names = "--control-count", paramLabel = "N", description = "The number of trades that must be in the file.")
    private Optional<Integer> controlCount = Optional.empty();

    @Option(names = "--control-total", paramLabel = "X", description = "What the file's amounts must add up to.")
    private Optional<BigDecimal> controlTotal = Optional.empty();

    @Option(names = "--dry-run", description = "Only check the file, store nothing.")
    private boolean dryRun;

    /// Whether any of them was given.
    boolean any() {
        return validRowsOnly
                || dryRun
                || reading.any()
                || Stream.of(name, priority, delivery, rejects, duplicateReason, controlCount, controlTotal)
                        .anyMatch(Optional::isPresent);
    }

    boolean dryRun() {
        return dryRun;
    }

    /// The order for a file, with what the settings say where the options say nothing.
    BatchImportOrder order(Path file, DeskSettings settings) {
        return new BatchImportOrder(
                file,
                name,
                priority.map(Priority::new).orElse(Priority.DEFAULT),
                settings.engine().maxConcurrent(),
                delivery.orElse(settings.rules().delivery()),
                validRowsOnly,
                rejects,
                duplicateReason,
                reading.reading(),
                new Control(
                        controlCount.isPresent() ? OptionalInt.of(controlCount.get()) : OptionalInt.empty(),
                        controlTotal),
                dryRun);
    }
}
