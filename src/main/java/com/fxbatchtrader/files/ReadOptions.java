package com.fxbatchtrader.files;

import java.util.Optional;

/// What the operator says about a file.
///
/// @param decimal the decimal mark of all its numbers; empty = it is decided from each whole column
/// @param control figures that the file must match
public record ReadOptions(Optional<DecimalMark> decimal, ControlFigures control) {

    /// Nothing is said: what can be read in two ways is refused.
    public static final ReadOptions NONE = new ReadOptions(Optional.empty(), ControlFigures.NONE);

    /// The same with a decimal mark.
    public ReadOptions with(DecimalMark mark) {
        return new ReadOptions(Optional.of(mark), control);
    }

    /// The same with control figures.
    public ReadOptions with(ControlFigures figures) {
        return new ReadOptions(decimal, figures);
    }
}
