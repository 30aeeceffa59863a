package com.fxbatchtrader.service;

import com.fxbatchtrader.domain.calendar.BusinessDays;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.calendar.HolidayAmendment;
import com.fxbatchtrader.domain.calendar.ValueDates;
import com.fxbatchtrader.store.desk.DeskBook;
import com.fxbatchtrader.store.desk.DeskState;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// The desk's calendar: its zone, its cut-offs, its own word on holidays, and the time. Safe for any thread.
public final class DeskCalendar {

    private final DeskBook book;
    private final CutOffs cutOffs;
    private final AtomicReference<Known> known = new AtomicReference<>(Known.of(List.of()));

    public DeskCalendar(DeskBook book, CutOffs cutOffs) {
        this.book = book;
        this.cutOffs = cutOffs;
    }

    /// The calendar as it is now.
    ///
    /// @param now the database's clock: a workstation's may be hours off
    public record Today(ValueDates dates, Instant now) {}

    /// Business days, which take a moment to work out, with the amendments that they hold for.
    private record Known(List<HolidayAmendment> amendments, BusinessDays days) {
        static Known of(List<HolidayAmendment> amendments) {
            return new Known(amendments, new BusinessDays(amendments));
        }
    }

    /// Reads the calendar, so that an amendment counts from the moment it was made.
    public Today today() {
        DeskState desk = book.state();
        List<HolidayAmendment> amendments = book.holidayAmendments();
        BusinessDays days =
                known.updateAndGet(last -> last.amendments.equals(amendments) ? last : Known.of(amendments)).days;
        return new Today(new ValueDates(days, cutOffs, desk.zone()), desk.now());
    }
}
