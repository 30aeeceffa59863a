package com.fxbatchtrader.app.command;

import com.fxbatchtrader.service.order.FileReading.DateSequence;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import java.util.Locale;

/// Reads an order of dates as people type it.
final class DateSequenceConverter implements ITypeConverter<DateSequence> {

    @Override
    public DateSequence convert(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "day-first" -> DateSequence.DAY_FIRST;
            case "month-first" -> DateSequence.MONTH_FIRST;
            default -> throw new TypeConversionException("'" + text + "' is neither day-first nor month-first");
        };
    }
}
