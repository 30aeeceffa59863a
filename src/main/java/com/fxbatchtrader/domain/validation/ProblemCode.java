package com.fxbatchtrader.domain.validation;

/// What can be wrong with a file, as a short stable name.
public enum ProblemCode {
    // the file as a whole: it is refused
    NOT_FOUND(false),
    NOT_READABLE(false),
    TOO_LARGE(false),
    EMPTY(false),
    NOT_CSV(false),
    ENCODING(false),
    WHICH_SEPARATOR(false),
    ZERO_BYTE(false),
    UNCLOSED_QUOTE(false),
    BROKEN_QUOTE(false),
    BROKEN_ROW(false),
    TOO_MANY_COLUMNS(false),
    TOO_MANY_ROWS(false),
    TOO_MANY_TRADES(false),
    CELL_TOO_LONG(false),
    BROKEN_WORKBOOK(false),
    PROTECTED(false),
    WHICH_SHEET(false),
    NO_SHEET(false),
    MISSING_HEADER(false),
    DUPLICATE_HEADER(false),
    NO_ROWS(false),
    AMBIGUOUS_NUMBERS(true),
    MIXED_NUMBERS(true),
    AMBIGUOUS_DATES(true),
    MIXED_DATES(true),
    MAPPING(false),
    FILE_CHANGED(false),
    CONTROL_COUNT(false),
    CONTROL_TOTAL(false),
    CONTROL_FIGURES(false),
    CONTROL_CELL(true),
    // one row
    CELLS_BEYOND_HEADER(true),
    HIDDEN_ROW(false),
    FORMULA_WITHOUT_VALUE(true),
    CELL_ERROR(true),
    LOST_DIGITS(true),
    CONTROL_ROW_NOT_LAST(true),
    FORBIDDEN_CHARACTER(true),
    TOO_LONG(true),
    MISSING_CIF(true),
    NOT_A_CIF(true),
    UNKNOWN_CLIENT(true),
    INACTIVE_CLIENT(true),
    MISSING_AMOUNT(true),
    NOT_A_NUMBER(true),
    AMOUNT_NOT_POSITIVE(true),
    AMOUNT_TOO_LARGE(true),
    TOO_MANY_DECIMALS(true),
    UNKNOWN_PAIR(true),
    CURRENCY_NOT_IN_PAIR(true),
    UNKNOWN_SIDE(true),
    SIDE_CONTRADICTS_HEADER(true),
    UNKNOWN_DELIVERY(true),
    NOT_A_DATE(true),
    VALUE_DATE_PAST(true),
    NOT_A_BUSINESS_DAY(true),
    NO_CALENDAR(true),
    ACCOUNT_MISSING(true),
    ACCOUNT_NOT_THE_CLIENTS(true),
    ACCOUNT_AMBIGUOUS(true),
    SPREAD_OUT_OF_RANGE(true),
    UNKNOWN_ALLOWANCE(true),
    NOT_A_CODE(true),
    DUPLICATE_ROW(true),
    ALREADY_DEALT(true),
    FIXED_RATE(true),
    MISSING_NAME(true),
    MISSING_SPREAD(true),
    NOT_AN_ACCOUNT_NUMBER(true),
    DUPLICATE_CIF(true);

    private final boolean cell;

    ProblemCode(boolean cell) {
        this.cell = cell;
    }

    /// Whether what was found is a cell's text, which is shown in quotes; else it is a description.
    boolean foundIsCell() {
        return cell;
    }
}
