package com.fxbatchtrader.service.order;

import com.fxbatchtrader.domain.batch.Priority;
import com.fxbatchtrader.domain.trade.Delivery;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// Take a file of trades in, as one batch.
///
/// @param name empty = the file's name without its ending
/// @param maxConcurrent how many of its trades may run at once, 1–100
/// @param delivery of rows that say nothing
/// @param validRowsOnly keep the rows with problems out instead of refusing the file
/// @param rejects where the rows that were kept out are written as well
/// @param duplicateReason why it may be imported although it seems to have been imported before
/// @param reading what is said about how the file is to be read
/// @param control what count and sum must be
/// @param dryRun only check, store nothing
public record BatchImportOrder(
        Path file,
        Optional<String> name,
        Priority priority,
        int maxConcurrent,
        Delivery delivery,
        boolean validRowsOnly,
        Optional<Path> rejects,
        Optional<String> duplicateReason,
        FileReading reading,
        Control control,
        boolean dryRun) {

    /// The same with another reading.
    public BatchImportOrder with(FileReading other) {
        return new BatchImportOrder(
                file,
                name,
                priority,
                maxConcurrent,
                delivery,
                validRowsOnly,
                rejects,
                duplicateReason,
                other,
                control,
                dryRun);
    }

    /// What a person typed to check the file against.
    ///
    /// @param count trades in the file
    /// @param total the sum of their amounts
    public record Control(OptionalInt count, Optional<BigDecimal> total) {

        /// Nothing was typed.
        public static Control none() {
            return new Control(OptionalInt.empty(), Optional.empty());
        }
    }
}
