package com.fxbatchtrader.files.table;

/// In which order a date in figures, such as `05/11/2026`, has its day and month. A date that begins with its year has
/// one order only.
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
}
