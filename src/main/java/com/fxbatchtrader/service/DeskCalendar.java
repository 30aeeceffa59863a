package com.fxbatchtrader.service;

import com.fxbatchtrader.domain.calendar.BusinessDays;
import com.fxbatchtrader.domain.calendar.CutOffs;
import com.fxbatchtrader.domain.calendar.ValueDates;
import com.fxbatchtrader.store.desk.DeskBook;
import com.fxbatchtrader.store.desk.DeskState;
import java.time.Instant;

/// The desk's calendar: its zone, its cut-offs, its own word on holidays, and the time. Safe for any thread.
public final class DeskCalendar {

    private final DeskBook book;
    private final CutOffs cutOffs;

    public DeskCalendar(DeskBook book, CutOffs cutOffs) {
        this.book = book;
        this.cutOffs = cutOffs;
    }

    /// The calendar as it is now.
    ///
    /// @param now the database's clock: a workstation's may be hours off
    public record Today(ValueDates dates, Instant now) {}

    /// Reads the calendar, so that an amendment counts from the moment it was made.
    public Today today() {
        DeskState desk = book.state();
        return new Today(
                new ValueDates(new BusinessDays(book.holidayAmendments()), cutOffs, desk.zone()), desk.now());
    }
}
