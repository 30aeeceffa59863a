package com.fxbatchtrader.domain.calendar;

import com.fxbatchtrader.domain.trade.Delivery;
import com.fxbatchtrader.domain.trade.ReasonCode;
import com.fxbatchtrader.domain.trade.TradeOrder;
import com.opengamma.strata.basics.currency.CurrencyPair;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/// Which day a deal settles. Cash, Tom and Spot mean T+0, T+1 and T+2 days good in both currencies' centres; T is today
/// in the desk's zone, or the next good day where today is none or the delivery's cut-off has passed. Safe for any
/// thread.
///
/// @param zone the desk's
public record ValueDates(BusinessDays businessDays, CutOffs cutOffs, ZoneId zone) {

    /// The desk's date at an instant.
    public LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /// The value date of a deal made now.
    ///
    /// @throws CalendarException when nothing is known of a currency's business days
    public LocalDate derive(Delivery delivery, CurrencyPair pair, Instant now) {
        ZonedDateTime deskTime = now.atZone(zone);
        LocalDate today = deskTime.toLocalDate();
        boolean late = businessDays.good(pair, today) && cutOffs.passed(delivery, deskTime.toLocalTime());
        return businessDays.plus(pair, late ? today.plusDays(1) : today, delivery.businessDays());
    }

    /// The value date with which a trade runs now. A date that the file gave stands, and fails the trade when it can no
    /// longer be met; a derived one rolls.
    ///
    /// @throws CalendarException when nothing is known of a currency's business days
    public Verdict whenRun(TradeOrder order, Instant now) {
        LocalDate earliest = derive(order.delivery(), order.pair(), now);
        return order.valueDateGiven()
                .map(date -> judge(date, earliest, order, now))
                .orElseGet(() -> new Verdict.Good(earliest));
    }

    private Verdict judge(LocalDate date, LocalDate earliest, TradeOrder order, Instant now) {
        if (date.isBefore(today(now))) {
            return new Verdict.Missed(ReasonCode.VALUE_DATE_PAST, "the value date " + date + " is past");
        }
        if (date.isBefore(earliest)) {
            String cutOff = cutOffs.of(order.delivery()).map(time -> " (cut-off " + time + ")").orElse("");
            return new Verdict.Missed(
                    ReasonCode.CUT_OFF,
                    "the value date "
                            + date
                            + " can no longer be met: the earliest for "
                            + order.delivery().bankName()
                            + cutOff
                            + " is "
                            + earliest);
        }
        List<String> closed = businessDays.closed(order.pair(), date);
        if (!closed.isEmpty()) {
            return new Verdict.Missed(
                    ReasonCode.CUT_OFF, "the value date " + date + " is a holiday in " + String.join(" and ", closed));
        }
        return new Verdict.Good(date);
    }

    /// What became of a trade's value date when it runs.
    public sealed interface Verdict {

        /// The trade settles on that day.
        record Good(LocalDate date) implements Verdict {}

        /// The date that the file gave can no longer be met.
        ///
        /// @param reason [ReasonCode#VALUE_DATE_PAST] or [ReasonCode#CUT_OFF]
        /// @param text the dates, for people
        record Missed(ReasonCode reason, String text) implements Verdict {}
    }
}
