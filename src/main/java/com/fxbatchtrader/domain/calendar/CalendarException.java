package com.fxbatchtrader.domain.calendar;

/// Nothing is known about the business days that were asked for: there is no calendar for a currency, or its data do
/// not reach that year. No date is ever taken as open for want of data.
public final class CalendarException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CalendarException(String message) {
        super(message);
    }
}
