package com.fxbatchtrader.bank.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the times that the bank writes.
final class BankTime {

    /// ISO 8601 with `+02:00`, `+0200`, `+02`, `Z` or no offset.
    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                    .appendPattern("[XXX][XX][X]")
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    /// `Tue, 24 Nov 2026 08:49:37 GMT`, as RFC 9110 prescribes it.
    private static final Pattern IMF_FIXDATE =
            Pattern.compile(
                    "([A-Z][a-z]{2}), ([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT");

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private BankTime() {}

    /// The `Date` header. Empty when there is none, when it is unreadable, or when there are several that differ.
    static Optional<Instant> date(List<String> values) {
        List<String> different = values.stream().distinct().toList();
        return different.size() == 1 ? httpDate(different.getFirst()) : Optional.empty();
    }

    /// A `Retry-After` header in seconds or as a date, at least zero and at most an hour.
    ///
    /// @param now on the clock that a date is written in: the bank's own `Date` where there is one
    static Optional<Duration> retryAfter(Optional<String> value, Instant now) {
        return value.map(String::strip).flatMap(text -> wait(text, now)).map(BankTime::bounded);
    }

    /// The instant of a time with an offset, or without one in the zone given. Where the clocks were put back and a
    /// local time came twice, the earlier instant is meant: a quote is never taken to live longer than it does.
    ///
    /// @throws ProtocolException when it can't be read, has no offset and there is no zone, or never was
    static Instant expiry(String text, Optional<ZoneId> zone) {
        try {
            return switch (ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime time -> time.toInstant();
                case LocalDateTime local -> earliest(local, zone);
                default -> throw new ProtocolException("quoteExpiryDateTime is no time");
            };
        } catch (DateTimeException e) {
            throw new ProtocolException("quoteExpiryDateTime is not an ISO 8601 time");
        }
    }

    private static Instant earliest(LocalDateTime local, Optional<ZoneId> zone) {
        ZoneId known =
                zone.orElseThrow(
                        () -> new ProtocolException("quoteExpiryDateTime has no offset, and bank.zone is not set"));
        return known.getRules().getValidOffsets(local).stream()
                .map(local::toInstant)
                .min(Instant::compareTo)
                .orElseThrow(() -> new ProtocolException("quoteExpiryDateTime never was in " + known));
    }

    private static Optional<Duration> wait(String text, Instant now) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        return httpDate(text).map(until -> Duration.between(now, until));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait;
    }

    /// Every answer has one, so that the form of all of today's servers is read without a formatter.
    private static Optional<Instant> httpDate(String text) {
        Matcher usual = IMF_FIXDATE.matcher(text);
        if (usual.matches()) {
            return fixdate(usual);
        }
        try {
            ZonedDateTime time = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(time.withZoneSameInstant(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> fixdate(Matcher text) {
        try {
            LocalDateTime time =
                    LocalDateTime.of(
                            number(text, 4),
                            MONTHS.indexOf(text.group(3)) + 1,
                            number(text, 2),
                            number(text, 5),
                            number(text, 6),
                            number(text, 7));
            boolean sameDay = DAYS.get(time.getDayOfWeek().getValue() - 1).equals(text.group(1));
            return sameDay ? Optional.of(time.toInstant(ZoneOffset.UTC)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher text, int group) {
        return Integer.parseInt(text.group(group));
    }
}
