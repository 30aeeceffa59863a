package com.fxbatchtrader.files.corpus;

import com.fxbatchtrader.files.table.DateOrder;
import com.fxbatchtrader.files.table.DecimalMark;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// How a made file spells what it says: the locale of the spreadsheet that saved it, and the habits of who typed it.
///
/// @param mark before decimals
/// @param grouping between thousands; empty = none
/// @param sign before amounts
/// @param dates how value dates are spelled
record Look(
        char delimiter,
        Charset charset,
        boolean byteOrderMark,
        String lineEnd,
        DecimalMark mark,
        String grouping,
        String sign,
        Dates dates,
        boolean quoteAll,
        boolean trailingSeparators,
        boolean blanksAround,
        boolean controlRow) {

    private static final List<Charset> CHARSETS =
            List.of(
                    StandardCharsets.UTF_8,
                    StandardCharsets.UTF_8,
                    StandardCharsets.UTF_16LE,
                    StandardCharsets.UTF_16BE,
                    Charset.forName("windows-1252"));

    /// How a day is spelled.
    enum Dates {
        ISO("uuuu-MM-dd"),
        DAY_FIRST("dd/MM/uuuu"),
        MONTH_FIRST("MM/dd/uuuu"),
        NAMED("d MMM uuuu");

        private final DateTimeFormatter form;

        Dates(String pattern) {
            form = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        }

        /// What the operator would say when asked.
        DateOrder answer() {
            return this == MONTH_FIRST ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST;
        }
    }

    static Look of(Random random) {
        DecimalMark mark = one(random, List.of(DecimalMark.values()));
        Charset charset = one(random, CHARSETS);
        boolean wide = charset.name().startsWith("UTF-16");
        String marked = mark == DecimalMark.POINT ? "," : ".";
        return new Look(
                one(random, List.of(',', ';', '\t', '|')),
                charset,
                wide || (charset.equals(StandardCharsets.UTF_8) && random.nextBoolean()),
                one(random, List.of("\n", "\r\n", "\r")),
                mark,
                one(random, List.of("", "", marked, " ", "\u00A0")),
                one(random, List.of("", "", "R ", "R")),
                one(random, List.of(Dates.values())),
                random.nextInt(4) == 0,
                random.nextInt(4) == 0,
                random.nextInt(4) == 0,
                random.nextInt(3) == 0);
    }

    static <T> T one(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String number(BigDecimal number) {
        String plain = number.toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String decimals = point < 0 ? "" : mark.decimal() + plain.substring(point + 1);
        StringBuilder grouped = new StringBuilder(whole);
        for (int at = whole.length() - 3; at > 0 && !grouping.isEmpty(); at -= 3) {
            grouped.insert(at, grouping);
        }
        return grouped + decimals;
    }

    String amount(BigDecimal amount) {
        return sign + number(amount);
    }

    String day(LocalDate day) {
        return dates.form.format(day);
    }
}
