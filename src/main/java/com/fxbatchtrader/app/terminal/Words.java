package com.fxbatchtrader.app.terminal;

import com.fxbatchtrader.domain.batch.BatchStatus;
import com.fxbatchtrader.domain.money.Side;
import com.fxbatchtrader.domain.trade.TradeStatus;

import java.util.Locale;

/// States in words and colours.
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String trades(long count) {
        return Amounts.count(count) + (count == 1 ? " trade" : " trades");
    }

    static String side(Side side) {
        return side == Side.BUY ? "Buy" : "Sell";
    }

    static Style style(BatchStatus status) {
        return switch (status) {
            case DRAFT, AWAITING_APPROVAL, PENDING, PAUSED, CANCELLED -> Style.MUTED;
            case RUNNING -> Style.ACTIVE;
            case SUCCESS -> Style.GOOD;
            case PARTIAL_SUCCESS -> Style.WARNING;
            case FAILED -> Style.BAD;
        };
    }

    static Style style(TradeStatus status) {
        return switch (status) {
            case PENDING, CANCELLED -> Style.MUTED;
            case EXECUTING, QUOTED, BOOKING -> Style.ACTIVE;
            case BOOKED, SUCCESS -> Style.GOOD;
            case FAILED -> Style.BAD;
            case IN_DOUBT -> Style.DOUBT;
        };
    }
}
