package com.fxbatchtrader.domain.calendar;

import com.opengamma.strata.basics.currency.CurrencyPair;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// On which days a pair can settle: those that are business days in the centres of both its currencies. Safe for any
/// thread; a change of the desk's amendments makes a new one.
public final class BusinessDays {

    private final List<HolidayAmendment> deskAmendments;
    private final Map<String, Centre> centres = new ConcurrentHashMap<>();

    /// @param deskAmendments what the desk knows better; on the same day the last one counts
    public BusinessDays(Collection<HolidayAmendment> deskAmendments) {
        this.deskAmendments = List.copyOf(deskAmendments);
    }

    /// Whether both centres are open on that day.
    ///
    /// @throws CalendarException when nothing is known of a currency, or of that year
    public boolean good(CurrencyPair pair, LocalDate date) {
        return closed(pair, date).isEmpty();
    }

    /// The centres that are closed on that day, by the names of their calendars; empty on a good day.
    ///
    /// @throws CalendarException when nothing is known of a currency, or of that year
    public List<String> closed(CurrencyPair pair, LocalDate date) {
        return Stream.of(centre(pair.getBase().getCode()), centre(pair.getCounter().getCode()))
                .filter(centre -> !centre.open(date))
                .map(Centre::name)
                .distinct()
                .toList();
    }

    /// The day itself where it is good for the pair, else the next one that is.
    ///
    /// @throws CalendarException when nothing is known of a currency, or of that year
    public LocalDate goodFrom(CurrencyPair pair, LocalDate date) {
        LocalDate day = date;
        while (!good(pair, day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /// The day that lies so many good days after a date.
    ///
    /// @param days 0 or more; 0 is [#goodFrom]
    /// @throws CalendarException when nothing is known of a currency, or of that year
    public LocalDate plus(CurrencyPair pair, LocalDate date, int days) {
        LocalDate day = goodFrom(pair, date);
        for (int i = 0; i < days; i++) {
            day = goodFrom(pair, day.plusDays(1));
        }
        return day;
    }

    private Centre centre(String currency) {
        return centres.computeIfAbsent(currency, code -> Centre.of(code, deskAmendments));
    }
}
