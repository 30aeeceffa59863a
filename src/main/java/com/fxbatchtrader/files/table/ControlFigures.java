package com.fxbatchtrader.files.table;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/// What a file's sender says is in it: how many trades, and what their amounts add up to.
public record ControlFigures(OptionalInt count, Optional<BigDecimal> total) {

    /// Nothing is said.
    public static final ControlFigures NONE = new ControlFigures(OptionalInt.empty(), Optional.empty());
}
