package com.fxbatchtrader.app.command;

import com.fxbatchtrader.domain.trade.Delivery;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a delivery type as files do.
final class DeliveryConverter implements ITypeConverter<Delivery> {

    @Override
    public Delivery convert(String text) {
        return Delivery.parse(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of cash, tom and spot"));
    }
}
